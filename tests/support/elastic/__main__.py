"""A node for development, until Ctrl-C: ``make elasticsearch``."""

import signal
import sys

from tests.support.elastic.files import fetch, missing
from tests.support.elastic.running import running_nodes


def main() -> None:
    """Fetch what is missing, start a node, say where it answers, wait."""
    fetch()
    lacking = missing()
    if lacking:
        sys.exit(f"{lacking} is missing: 'make system-packages' installs it")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print("Elasticsearch starts; this takes half a minute.", flush=True)
    with running_nodes() as [node]:
        print(f"It answers on {node.url} until Ctrl-C:", flush=True)
        print(f"export PANAH_ELASTICSEARCH_URL={node.url}", flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()

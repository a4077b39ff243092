"""Nodes and clusters for the length of a block."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.elastic.node import Node
from tests.support.ports import free_ports


@contextmanager
def own_folder() -> Iterator[Path]:
    """Yield a folder that a node may enter: pytest's own are for their owner alone."""
    folder = Path(tempfile.mkdtemp(prefix="panah-elasticsearch-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running_nodes(count: int = 1) -> Iterator[list[Node]]:
    """Yield so many nodes in one cluster; they stop at the end."""
    with own_folder() as folder:
        nodes = cluster(folder, count) if count > 1 else [Node(folder / "n1")]
        try:
            for node in nodes:
                node.prepare()
                node.start()
            for node in nodes:
                node.wait(count)
            yield nodes
        finally:
            for node in nodes:
                node.stop()


def cluster(folder: Path, count: int) -> list[Node]:
    """Return nodes that know each other's addresses."""
    ports = free_ports(2 * count)
    names = [f"n{number}" for number in range(1, count + 1)]
    settings = {
        "discovery.seed_hosts": [f"127.0.0.1:{port}" for port in ports[count:]],
        "cluster.initial_master_nodes": names,
    }
    return [
        Node(folder / name, name, http, transport, settings)
        for name, http, transport in zip(
            names, ports[:count], ports[count:], strict=True
        )
    ]

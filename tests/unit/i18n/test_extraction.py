import io
import json

from i18n.catalogs import catalog_path, read_catalog
from i18n.extraction import extract_messages, extract_taxonomy
from i18n.updating import update_catalogs

TAXONOMY = {"terms": [{"code": "shelter", "label": "Shelter"}]}


def test_labels_of_the_taxonomy_are_messages_about_needs():
    file = io.BytesIO(json.dumps(TAXONOMY, indent=1).encode())

    found = list(extract_taxonomy(file, (), (), {}))

    assert found == [(4, "pgettext", ("need", "Shelter"), [])]


def small_tree(root):
    for folder in ("directory/templates", "seed_data"):
        (root / folder).mkdir(parents=True)
    (root / "directory/a.py").write_text('gettext("Here")\nlazy_gettext("Later")\n')
    (root / "directory/templates/a.html").write_text("{{ _('There') }}")
    (root / "seed_data/taxonomy.json").write_text(json.dumps(TAXONOMY))
    return root


def test_texts_are_found_in_code_templates_and_taxonomy(tmp_path):
    template = extract_messages(small_tree(tmp_path))

    found = {(message.context, message.id) for message in template if message.id}
    assert found == {
        (None, "Here"),
        (None, "Later"),
        (None, "There"),
        ("need", "Shelter"),
    }


def test_an_update_keeps_translations_and_drops_what_is_gone(tmp_path):
    root = small_tree(tmp_path)
    folder = tmp_path / "catalogs"
    path = catalog_path("fa-AF", folder)
    path.parent.mkdir(parents=True)
    path.write_text(
        '# Review state: machine draft\nmsgid ""\nmsgstr ""\n\n'
        'msgid "Here"\nmsgstr "اینجا"\n\nmsgid "Gone"\nmsgstr "رفته"\n',
        "utf-8",
    )

    tags = update_catalogs(root, folder)

    catalog = read_catalog("fa-AF", folder)
    words = {message.id: message.string for message in catalog if message.id}
    assert tags == ["fa-AF"]
    assert words == {"Here": "اینجا", "Later": "", "There": "", "Shelter": ""}
    assert "machine draft" in catalog.header_comment
    assert "Gone" not in path.read_text("utf-8")

"""A table goes between the marks of the file that is named, nowhere else."""

import pytest

from tests import detection, readme

TEXT = ("# Caf\u00e9\n<!-- other -->\nkept\n<!-- end -->\n<!-- table -->\n"
        "old\n<!-- end -->\nlast\n<!-- end -->\n")


def test_the_rest_is_kept(tmp_path, capsys):
    path = tmp_path / "README.md"
    path.write_text(TEXT, encoding="utf-8")
    for table in ("| a\\1 |\n|---|", "| b |"):
        readme.write(str(path), "table", table)
        assert path.read_text(encoding="utf-8") == TEXT.replace("old", table)
    assert capsys.readouterr().out == (
        f"written into {path}, between the marks of the table 'table'\n" * 2)


@pytest.mark.parametrize("text, told", [
    (None, "No such file or directory"), ("<!-- end -->\n<!-- detection -->\n",
     " has no lines <!-- detection --> and <!-- end -->; nothing is written"),
    ("say `<!-- detection -->` and `<!-- end -->`\n", " has no lines <!-- ")])
def test_a_file_without_marks_is_told_at_once(text, told, tmp_path, capsys):
    path = tmp_path / "README.md"
    if text:
        path.write_text(text)
    with pytest.raises(SystemExit) as end:
        detection.main(["1", "1", "--write", str(path)])
    out, errors = capsys.readouterr()
    assert (end.value.code, out, errors.count("\n")) == (2, "", 1)
    assert errors.startswith("--write: ") and told in errors
    assert not path.exists() if text is None else path.read_text() == text


@pytest.mark.once
def test_the_table_of_mistakes_is_printed_and_written(
        tmp_path, capsys, monkeypatch):
    kinds = detection.bugs.CATALOGUE[:2]
    monkeypatch.setattr(detection, "groups", lambda pairs: [detection.Group(
        "sign", [(name, {name}, factory) for name, factory in kinds])])
    monkeypatch.setattr(detection, "times", lambda: [("nothing", 0)])
    monkeypatch.setattr(detection, "styles", None)
    path = tmp_path / "README.md"
    path.write_text("<!-- detection -->\n<!-- end -->\n")
    assert detection.main(["1", "1"]) == 0
    table = capsys.readouterr().out.split("\n5 passed")[0]
    assert table.startswith("| mistake | broken layers |")
    assert path.read_text() == "<!-- detection -->\n<!-- end -->\n"
    assert detection.main(["1", "1", "--write", str(path)]) == 0
    assert path.read_text() == f"<!-- detection -->\n{table}\n<!-- end -->\n"

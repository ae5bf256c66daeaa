"""JavaScript texts in node: what their predict gives."""

import json
import shutil
import subprocess

import pytest

SCRIPT = """
const jobs = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(jobs.map(([source, rows]) => {
  const predict = new Function(source + "; return predict;")();
  return rows.map((row) => {
    try { return predict(...row); } catch (error) {
      return {error: error.message};
    }
  });
})));
"""


def in_node(jobs):
    """For each (source, list of argument lists) the list of what predict
    gives, or {"error": its message}. Skips where there is no node."""
    if not shutil.which("node"):
        pytest.skip("no node")
    done = subprocess.run(["node", "-e", SCRIPT], input=json.dumps(jobs),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          universal_newlines=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)

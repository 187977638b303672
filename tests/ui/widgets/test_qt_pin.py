import subprocess
import sys

CALLS = 200_000
SCRIPT = f"""
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for number in range({CALLS}):
    label.setText("7")
print(label.text())
"""


def test_many_thousand_void_calls_into_qt_do_not_wear_none_out() -> None:
    """Releases of PySide6 after the pinned one give back a reference to None too many at every such call."""
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "7"), done.stderr

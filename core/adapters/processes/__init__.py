"""Child processes for work that may hang, swell or crash: reading strangers' files, laying out pages.

The children are plain `python -m core.adapters.processes.<name>` programs with an empty environment.
They are not made by multiprocessing because under Streamlit its children would import the running
page as their main module. Parent and child exchange JSON and bytes, never pickles: a child that read
a hostile file must not be able to run code in the parent.
"""

from core.adapters.processes.pool import ProcessPool

__all__ = ["ProcessPool"]

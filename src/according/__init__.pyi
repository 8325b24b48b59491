from according.api import Statement as Statement
from according.api import open as open
from according.errors import AccordingError as AccordingError
from according.errors import Problem as Problem
from according.model import Claim as Claim
from according.model import Reading as Reading
from according.model import Report as Report
from according.pipeline import Reader as Reader
from according.pipeline import read as read
from according.publish.writing.arrow import arrow as arrow

__version__: str

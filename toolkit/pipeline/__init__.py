"""The stages in their order, in the open: read, outline, analyse, align, assess; the door of all rooms above them.

    file -> SourceText -> Instrument -> Analysis ┐
                                                 ├ Crosswalk -> Assessment
    file -> SourceText -> Instrument -> Analysis ┘

Every stage is a function; `Stages` holds one of each, so that a caller can pass another. What the rooms above need of
one stage alone, they have from here too.
"""

from toolkit.alignment import Encoder as Encoder
from toolkit.alignment import Example as Example
from toolkit.alignment import learn as learn
from toolkit.alignment import votes as votes
from toolkit.alignment.lexical import csls as csls
from toolkit.alignment.lexical import four_grams as four_grams
from toolkit.alignment.lexical import similarity as similarity
from toolkit.alignment.lexical import standardised as standardised
from toolkit.alignment.metric import METRIC as METRIC
from toolkit.alignment.metric import metric_bytes as metric_bytes
from toolkit.alignment.odds import softmax as softmax
from toolkit.alignment.openness import CLASSES as CLASSES
from toolkit.alignment.openness import chances as chances
from toolkit.alignment.openness import heard as heard
from toolkit.alignment.openness import names_record as names_record
from toolkit.alignment.openness import rows_of as rows_of
from toolkit.alignment.pieces import PieceEncoder as PieceEncoder
from toolkit.alignment.pieces import Pieces as Pieces
from toolkit.alignment.pieces import tells_pieces as tells_pieces
from toolkit.alignment.redline import exact_edits as exact_edits
from toolkit.alignment.relating_fit import Related as Related
from toolkit.alignment.relating_fit import learn_relating as learn_relating
from toolkit.alignment.scoring import scored as scored
from toolkit.alignment.semantic import Voted as Voted
from toolkit.alignment.semantic import wrapped as wrapped
from toolkit.alignment.stating import OWN_WORDS as OWN_WORDS
from toolkit.alignment.stating import Stating as Stating
from toolkit.alignment.units import Unit as Unit
from toolkit.alignment.units import units_of as units_of
from toolkit.alignment.words import terms as terms
from toolkit.assessment.contains import contains as contains
from toolkit.assessment.contains import wanted_names as wanted_names
from toolkit.assessment.expected_facets import said as said
from toolkit.pipeline.documents import STAGES as STAGES
from toolkit.pipeline.documents import Entry as Entry
from toolkit.pipeline.documents import Progress as Progress
from toolkit.pipeline.documents import Stages as Stages
from toolkit.pipeline.documents import analysis as analysis
from toolkit.pipeline.documents import analysis_of_bytes as analysis_of_bytes
from toolkit.pipeline.documents import audited as audited
from toolkit.pipeline.documents import instrument as instrument
from toolkit.pipeline.documents import reading as reading
from toolkit.pipeline.documents import versions_read as versions_read
from toolkit.pipeline.encoders import encoder_named as encoder_named
from toolkit.pipeline.encoders import rows_encoded as rows_encoded
from toolkit.pipeline.questions import NOBODY_SAID as NOBODY_SAID
from toolkit.pipeline.questions import compare as compare
from toolkit.pipeline.questions import decided as decided
from toolkit.pipeline.questions import expected as expected
from toolkit.pipeline.questions import self_audit as self_audit
from toolkit.pipeline.questions import topic_names as topic_names
from toolkit.pipeline.questions import verify as verify
from toolkit.pipeline.versions import redline as redline
from toolkit.pipeline.versions import redline_three_ways as redline_three_ways
from toolkit.pipeline.versions import tracked_copy as tracked_copy
from toolkit.reporting import explain as explain
from toolkit.reporting import parse_document as parse_document
from toolkit.reporting import render as render
from toolkit.reporting import stored as stored
from toolkit.reporting import summary as summary
from toolkit.reporting import visible as visible
from toolkit.reporting.answers import Answer as Answer
from toolkit.reporting.answers import answer_page as answer_page
from toolkit.reporting.answers import answer_summary as answer_summary
from toolkit.reporting.answers import printed as printed
from toolkit.reporting.check_document import catalogue_document as catalogue_document
from toolkit.reporting.check_words import applies_words as applies_words
from toolkit.reporting.front_matter import front_matter as front_matter
from toolkit.reporting.look import Look as Look
from toolkit.reporting.look import starters as starters
from toolkit.reporting.oscal import oscal as oscal
from toolkit.reporting.page import Page as Page
from toolkit.reporting.page_terminal import page_summary as page_summary
from toolkit.reporting.redline_files import clean_copy as clean_copy
from toolkit.reporting.redline_files import redline_file as redline_file
from toolkit.reporting.redline_terminal import redline_summary as redline_summary
from toolkit.reporting.redline_terminal import three_way_summary as three_way_summary
from toolkit.reporting.render import Format as Format
from toolkit.reporting.render import TextFormat as TextFormat
from toolkit.reporting.report_templates import TEMPLATES as TEMPLATES
from toolkit.reporting.report_templates import check_parts as check_parts
from toolkit.reporting.report_templates import check_provision as check_provision
from toolkit.reporting.report_templates import front_start as front_start
from toolkit.reporting.report_templates import report_page as report_page
from toolkit.reporting.workbook_decisions import decisions as decisions
from toolkit.sources import fetch as fetch
from toolkit.sources.fetch import Fetched as Fetched
from toolkit.sources.fetch_robots import Robots as Robots
from toolkit.structure import Audit as Audit
from toolkit.structure import akn as akn

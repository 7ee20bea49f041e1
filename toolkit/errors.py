"""The few errors a user can cause. Each message is one plain line: which file, what is wrong, what to do."""


class ConductError(Exception):
    """A fault the user can mend; the command prints the message alone and exits with 2."""


class UnreadableSource(ConductError):
    """A document that cannot be read: missing, damaged, encrypted, a scan, too large, of an unknown kind."""


class NoProvisions(ConductError):
    """A document that was read but holds no provision."""


class UnknownInstrument(ConductError):
    """A name that is neither a file nor an instrument of the bundled corpora."""


class UnwritableOutput(ConductError):
    """A report that cannot be written where it was asked for."""


class BadOption(ConductError):
    """An option whose value cannot be used, alone or beside another."""


class BadData(ConductError):
    """A data file (manifest, gold crosswalk, catalogue, report) that does not have the shape it should have."""


class UnfaithfulCopy(ConductError):
    """A tracked-changes document that does not give back, word for word, the two texts it was made from."""


class UnrelatedVersions(ConductError):
    """Two documents given as versions of one instrument that share too few words to be that."""

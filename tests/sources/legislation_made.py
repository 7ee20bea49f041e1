"""Invented legislation in CLML and Akoma Ntoso, with every construction that the readers treat in its own way."""

from __future__ import annotations

CLML = """<?xml version="1.0" encoding="UTF-8"?>
<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation" DocumentURI="http://example.org/ukpga/2003/99">
<ukm:Metadata xmlns:ukm="http://www.legislation.gov.uk/namespaces/metadata" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>Borough Conduct Act 2003</dc:title><ukm:Note>not printed</ukm:Note></ukm:Metadata>
<Primary>
<Contents><ContentsTitle>Contents</ContentsTitle><ContentsPart><ContentsNumber>Part I</ContentsNumber>
<ContentsTitle>Standards</ContentsTitle></ContentsPart></Contents>
<PrimaryPrelims><Title>Borough Conduct Act 2003</Title><Number>2003 c. 99</Number>
<LongTitle>An Act to provide for conduct.</LongTitle><DateOfEnactment><DateText>[1st May 2003]</DateText></DateOfEnactment>
</PrimaryPrelims>
<Body>
<Part id="part-I"><Number>Part I</Number><Title>Standards</Title>
<Pblock><Title>General</Title>
<P1group><Title>Principles</Title>
<P1 id="section-1"><Pnumber>1</Pnumber><P1para>
<P2><Pnumber>1</Pnumber><P2para><Text>A member must act in the <Emphasis>open</Emphasis><CommentaryRef Ref="c1"/>.</Text></P2para></P2>
<P2><Pnumber>2</Pnumber><P2para><Text>This does not apply to\u2014</Text>
<P3><Pnumber>a</Pnumber><P3para><Text>clerks<FootnoteRef Ref="f2"/>;</Text>
<P4><Pnumber>i</Pnumber><P4para><Text>paid, or</Text></P4para></P4>
<P4><Pnumber PuncBefore="" PuncAfter=".">ii</Pnumber><P4para><Text>unpaid,</Text></P4para></P4></P3para></P3>
<P3><Pnumber>b</Pnumber><P3para><Text>others,</Text></P3para></P3>
<Text>but they must say so.</Text></P2para></P2>
</P1para></P1></P1group>
<P1group><Title>Codes</Title>
<P1 id="section-1A"><Pnumber>1A</Pnumber><P1para><Text>In this Part\u2014</Text>
<UnorderedList Class="Definition" Decoration="none"><ListItem><Para><Text>\u201ccode\u201d means a code of conduct;</Text></Para></ListItem>
<ListItem><Para><Text>\u201cmember\u201d includes a mayor.</Text></Para></ListItem></UnorderedList></P1para></P1></P1group>
</Pblock></Part>
<Part Status="Prospective"><Number>Part II</Number><Title>Amendments</Title>
<P1group><Title>Registers</Title>
<P1><Pnumber>2</Pnumber><P1para><P2><Pnumber>1</Pnumber><P2para><Text>After section 9 of the Registers Act insert\u2014</Text>
<BlockAmendment Format="double"><P1group><Title>Access</Title><P1><Pnumber>9A</Pnumber><P1para>
<P2><Pnumber>1</Pnumber><P2para><Text>The register is open.</Text></P2para></P2>
<P2><Pnumber>2</Pnumber><P2para><Text>It is kept by the clerk.</Text></P2para></P2></P1para></P1></P1group></BlockAmendment>
<AppendText>.</AppendText></P2para></P2>
<P2><Pnumber>2</Pnumber><P2para><Text>The steps are\u2014</Text>
<OrderedList Type="roman" Decoration="parens"><ListItem><Para><Text>notice;</Text></Para></ListItem>
<ListItem NumberOverride="ia"><Para><Text>reply.</Text></Para></ListItem></OrderedList></P2para></P2></P1para></P1></P1group>
</Part>
</Body>
<Schedules><Schedule id="schedule-1"><Number>SCHEDULE 1</Number><TitleBlock><Title>Interests</Title></TitleBlock>
<Reference>Section 1</Reference><ScheduleBody>
<P1><Pnumber>1</Pnumber><P1para><Text>An interest is an office.</Text></P1para></P1>
<P1><Pnumber>2</Pnumber><P1para><Text>Amounts are these.</Text><Tabular><table xmlns="http://www.w3.org/1999/xhtml"><tbody>
<tr><th>Kind</th><th>Limit</th></tr><tr><td>Gift</td><td>\u00a350</td></tr></tbody></table></Tabular>
<Figure><Image ResourceRef="r1"/></Figure></P1para></P1></ScheduleBody></Schedule></Schedules>
</Primary>
<Footnotes><Footnote id="f1"><FootnoteText><Para><Text>Never called.</Text></Para></FootnoteText></Footnote>
<Footnote id="f2"><FootnoteText><Para><Text>As in the 2001 Act.</Text></Para></FootnoteText></Footnote></Footnotes>
<Commentaries><Commentary id="c1" Type="F"><Para><Text>Word inserted.</Text></Para></Commentary></Commentaries>
</Legislation>
"""

INSTRUMENT = """<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"><Secondary>
<SecondaryPrelims><Number>2007 No. 9999</Number><SubjectInformation><Subject><Title>Conduct</Title></Subject>
</SubjectInformation><Title>The Model Conduct Order 2007</Title>
<MadeDate><Text>Made</Text><DateText>2nd April 2007</DateText></MadeDate></SecondaryPrelims>
<Body><P1group><Title>Citation</Title><P1><Pnumber>1</Pnumber><P1para>
<P2><Pnumber>1</Pnumber><P2para><Text>This Order may be cited.</Text></P2para></P2></P1para></P1></P1group>
<P1group><Title>Codes</Title><P1><Pnumber>2</Pnumber><P1para><Text>A code must be adopted.</Text></P1para></P1></P1group>
<SignedSection><Signatory><Signee><PersonName>The Minister</PersonName><JobTitle>Minister</JobTitle></Signee></Signatory>
</SignedSection></Body></Secondary>
<ExplanatoryNotes><P><Text>This Order provides for codes.</Text></P></ExplanatoryNotes></Legislation>
"""

AKN = """<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="code">
<meta><identification source="#x"><FRBRWork><FRBRthis value="/akn/zz"/><FRBRalias value="Borough Conduct Code" name="t"/>
</FRBRWork></identification></meta>
<preface><p><docTitle>Borough Conduct Code</docTitle></p><longTitle><p>A code for <docNumber>2003</docNumber>.</p></longTitle></preface>
<body>
<part eId="part_1"><num>Part 1</num><heading>Standards</heading>
<section><num>1</num><heading>Principles</heading>
<subsection><num>(1)</num><content><p>A member must act in the <i>open</i><authorialNote marker="*"><p>See the Act.</p></authorialNote>.</p></content></subsection>
<subsection><num>(2)</num><intro><p>This does not apply to\u2014</p></intro>
<paragraph><num>(a)</num><content><p>clerks;</p></content></paragraph>
<paragraph><num>(b)</num><content><p>others,</p></content></paragraph>
<wrapUp><p>but they must say so.</p></wrapUp></subsection></section>
<section><num>2</num><content><blockList><listIntroduction>Members must keep\u2014</listIntroduction>
<item><num>(a)</num><p>a register;</p></item><item><num>(b)</num><p>a list,</p></item>
<listWrapUp>and show them.</listWrapUp></blockList></content></section>
<hcontainer name="crossheading"><heading>Changes</heading>
<section><num>3</num><content><p>After paragraph 9 insert
<mod><quotedStructure startQuote="\u2018" endQuote="\u2019"><section><num>9A</num><content><p>The list is open.</p></content></section></quotedStructure></mod>.</p>
<table><tr><th><p>Kind</p></th><th><p>Limit</p></th></tr><tr><td><p>Gift</p></td><td><p>\u00a350</p></td></tr></table>
<p><img src="x.png"/></p></content></section></hcontainer>
</part></body>
<attachments><attachment><heading>Schedule</heading><doc name="schedule"><meta/><mainBody>
<paragraph><num>1</num><content><p>An interest is an office.</p></content></paragraph></mainBody></doc></attachment></attachments>
</act></akomaNtoso>
"""

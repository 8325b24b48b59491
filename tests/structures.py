"""Whole things of each form that reports come in, made in code: what tests read, and fuzzing damages."""

import email.message
import email.policy
import io
import zipfile
from xml.sax.saxutils import escape

from archives import FIRE

FLOOD = "At least nine people were killed by a flood in Longford on Tuesday, police said."
BREAK = '<w:br w:type="page"/>'
LAID_OUT = "<w:lastRenderedPageBreak/>"


# Documents and messages


def pdf(*pages, title=None):
    """Make a PDF of lines of text; a page that is None has no text."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for page in pages:
        lines = [] if page is None else page.split("\n")
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 72 720 Td {shown} ET"
        kids.append(len(objects) + 2)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    objects.append(f"<< /Title ({title or ''}) >>")
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010} 00000 n \n" for place in places).encode())
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R"
    out.write(f"trailer << {trailer} >>\nstartxref\n{start}\n%%EOF".encode())
    return out.getvalue()


def docx(body, title=None, head=""):
    """Make a DOCX of the inside of its body."""
    out = io.BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        text = f'{head}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
        archive.writestr(zipfile.ZipInfo("word/document.xml"), text, zipfile.ZIP_DEFLATED)
        if title:
            core = '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>' + title + "</dc:title></p>"
            archive.writestr(zipfile.ZipInfo("docProps/core.xml"), core)
    return out.getvalue()


def paragraph(text, inside=""):
    return f"<w:p><w:r>{inside}<w:t>{escape(text)}</w:t></w:r></w:p>"


def message(number, text, **more):
    return {
        "id": number,
        "type": "message",
        "date": "2024-01-03T17:05:00",
        "date_unixtime": "1704297900",
        "text": text,
    } | more


EXPORT = {
    "name": "Fairview Fire",
    "type": "public_channel",
    "id": 1234567,
    "messages": [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        message(2, FIRE),
        message(3, ["Flood: ", {"type": "bold", "text": "nine people"}, " were killed, police said."]),
        message(4, "", photo="x.jpg"),
        message(5, FLOOD, edited_unixtime="1704301500", forwarded_from="Longford News"),
    ],
}  # fmt: skip


def mail(text, subtype="plain", **headers):
    made = email.message.EmailMessage(policy=email.policy.SMTP)
    stated = {
        "From": "The Gazette <desk@gazette.example>",
        "To": "a@b.example",
        "Subject": "Fire kills three",
    }
    stated |= {"Date": "Wed, 03 Jan 2024 16:05:00 +0100", "Message-ID": "<one@gazette.example>"}
    for name, value in (stated | headers).items():
        if value:
            made[name] = value
    made.set_content(text, subtype=subtype)
    return made


# What agencies send

MORE = "Nine others were taken to hospital."
URI = "urn:newsml:agency.example:20240103:fire:1"
NINJS_1 = {
    "uri": URI,
    "type": "text",
    "version": "1",
    "versioncreated": "2024-01-03T16:05:00+01:00",
    "pubstatus": "usable",
    "headline": "Fire kills three",
    "copyrightholder": "The Agency",
    "body_xhtml": f"<p>{FIRE}</p><p>{MORE}</p>",
    "body_text": f"{FIRE} {MORE}",
}
NINJS_2 = {
    "uri": URI,
    "type": "text",
    "versioncreated": "2024-01-03T16:05:00+01:00",
    "headlines": [{"role": "short", "value": "Fire"}, {"role": "main", "value": "Fire kills three"}],
    "bodies": [
        {"role": "summary", "contenttype": "text/plain", "value": "A fire."},
        {
            "role": "main",
            "contenttype": "text/html",
            "value": f"<section><p>{FIRE}</p><p>{MORE}</p></section>",
        },
    ],
    "infosources": [{"name": "The Agency"}],
}
NINJS_3 = {
    "uri": URI,
    "standard": {"name": "ninjs", "version": "3.0"},
    "versionCreated": "2024-01-03T16:05:00+01:00",
    "pubStatus": "usable",
    "headlines": [{"role": "main", "value": "Fire kills three"}],
    "bodies": [{"role": "html", "contentType": "text/html", "value": f"<p>{FIRE}</p>\n<p>{MORE}</p>"}],
    "copyrightHolder": "The Agency",
}


def newsml(body, version=1, *, status="stat:usable", created="2024-01-03T16:05:00+01:00", signal="", head=""):
    return f"""<?xml version="1.0" encoding="UTF-8"?>{head}
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>{created}</sent></header><itemSet>
<newsItem guid="{URI}" version="{version}" standard="NewsML-G2" standardversion="2.34" xml:lang="en">
<itemMeta><itemClass qcode="ninat:text"/>
<provider qcode="nprov:AGENCY"><name>The Agency</name></provider>
<versionCreated>{created}</versionCreated><pubStatus qcode="{status}"/>{signal}</itemMeta>
<contentMeta><headline>Fire kills <i>three</i></headline></contentMeta>
<contentSet>{body}</contentSet></newsItem></itemSet></newsMessage>"""


NITF = f"""<inlineXML contenttype="application/nitf+xml">
<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head>
<title>Not the text</title></head><body><body.head><hedline><hl1>Fire</hl1></hedline></body.head>
<body.content><p>{FIRE.replace("the governor", "the <person>governor</person>")}</p><p>{MORE}</p>
</body.content></body></nitf></inlineXML>"""
XHTML = f"""<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>Not the text</title></head><body><p>{FIRE}</p><p>{MORE}</p></body></html></inlineXML>"""
PLAIN = f'<inlineData contenttype="text/plain">{FIRE}\n{MORE}</inlineData>'


# Archives


def arc(block, url="http://gazette.example/fire", date="20240104090000", media="text/html"):
    return f"{url} 192.0.2.1 {date} {media} {len(block)}\n".encode() + block + b"\n"


def in_chunks(body):
    return b"%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n" % (50, body[:50], len(body) - 50, body[50:])


ARC_HEAD = arc(
    b"1 0 Example\nURL IP-address Archive-date Content-type Archive-length\n",
    "filedesc://a.arc",
    media="text/plain",
)

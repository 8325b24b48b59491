"""Archives of pages, written record by record."""

FIRE = "Three workers died on Monday in a fire at the old mill near Fairview, the governor said."


def page(text=FIRE, day="2024-01-03"):
    return f"""<!DOCTYPE html><html><head><title>Fire kills three</title>
<meta property="article:published_time" content="{day}T16:05:00Z"></head>
<body><article><p>{text}</p><p>{text} Nine others were hurt.</p></article></body></html>""".encode()


def answer(body, *headers, status="200 OK", media="text/html; charset=utf-8"):
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def warc(block, url="https://gazette.example/fire", kind="response", **headers):
    media = "application/http; msgtype=response" if kind == "response" else headers.pop("media", "text/html")
    fields = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2024-01-04T09:00:00Z",
        "Content-Type": media,
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value is not None)
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"

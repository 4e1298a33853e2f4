"""An HTTP server that does what servers should not; the path of a request names the behaviour.

Usage: hostile.py FOLDER PID. Listens on loopback only. Writes FOLDER/ports (name and port, one a line) when it is
ready, and each head it was sent to FOLDER/requests, one a line as JSON; gives out what is in FOLDER/files. Ends with
the process PID.
"""
import gzip
import json
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
import zlib

FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>Hill News</title></channel></rss>'
folder, watched = sys.argv[1], int(sys.argv[2])
ports = {}
lock = threading.Lock()


def head(status="200 OK", *lines, body=None):
    text = ["HTTP/1.1 " + status, "Connection: close", *lines]
    if body is not None:
        text.append(f"Content-Length: {len(body)}")
    return "\r\n".join(text).encode("latin-1") + b"\r\n\r\n" + (body or b"")


def redirect(target, status="302 Found"):
    return head(status, f"Location: {target}", body=b"")


def packed(data, form):
    if form == "gzip":
        return gzip.compress(data)
    engine = zlib.compressobj(wbits=15 if form == "zlib" else -15)
    return engine.compress(data) + engine.flush()


def zeros(megabytes):
    """A gzip member of so many megabytes of zeros."""
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([engine.compress(bytes(1 << 20)) for _ in range(megabytes)] + [engine.flush()])


def drip(connection, data, pause):
    for byte in data:
        connection.sendall(bytes([byte]))
        time.sleep(pause)


def forever(connection, data):
    while True:
        connection.sendall(data)


def noise(count):
    return os.urandom(count)


def file(path, sent):
    """A file of FOLDER/files, with a version."""
    name = os.path.join(folder, "files", *[part for part in path.split("/")[2:] if part not in ("", ".", "..")])
    if not os.path.isfile(name):
        return head("404 Not Found", body=b"")
    with open(name, "rb") as opened:
        data = opened.read()
    version = f'"{zlib.crc32(data):08x}"'
    if f"if-none-match: {version}" in sent.lower():
        return head("304 Not Modified")
    return head("200 OK", f"ETag: {version}", body=data)


# Each takes the connection, the path and the head of the request; what it returns is sent.
BEHAVIOURS = {
    "files": lambda c, p, h: file(p, h),
    "ok": lambda c, p, h: head("200 OK", "Content-Type: application/rss+xml", 'ETag: "v1"',
                               "Last-Modified: Sun, 22 Nov 2026 08:00:00 GMT", body=FEED),
    "etag": lambda c, p, h: head("304 Not Modified") if 'if-none-match: "v1"' in h.lower()
    else head("200 OK", 'ETag: "v1"', body=FEED),
    "modified": lambda c, p, h: head("304 Not Modified")
    if "if-modified-since: sun, 22 nov 2026 08:00:00 gmt" in h.lower()
    else head("200 OK", "Last-Modified: Sun, 22 Nov 2026 08:00:00 GMT", body=FEED),
    "odd-etag": lambda c, p, h: head("200 OK", "ETag: \"a\x01b\"", body=FEED),
    "unasked-304": lambda c, p, h: head("304 Not Modified"),
    "304-with-body": lambda c, p, h: head("304 Not Modified", body=FEED),
    "206": lambda c, p, h: head("206 Partial Content", "Content-Range: bytes 0-9/999", body=FEED[:10]),
    "204": lambda c, p, h: head("204 No Content"),
    # Packing
    "gzip": lambda c, p, h: head("200 OK", "Content-Encoding: gzip", body=packed(FEED, "gzip")),
    "deflate": lambda c, p, h: head("200 OK", "Content-Encoding: deflate", body=packed(FEED, "zlib")),
    "bare-deflate": lambda c, p, h: head("200 OK", "Content-Encoding: deflate", body=packed(FEED, "bare")),
    "two-members": lambda c, p, h: head("200 OK", "Content-Encoding: gzip",
                                        body=packed(FEED[:20], "gzip") + packed(FEED[20:], "gzip")),
    "empty-members": lambda c, p, h: head("200 OK", "Content-Encoding: gzip",
                                          body=packed(b"", "gzip") * 1_000_000),
    "bomb": lambda c, p, h: head("200 OK", "Content-Encoding: gzip", body=zeros(64)),
    "bomb-of-members": lambda c, p, h: head("200 OK", "Content-Encoding: gzip", body=zeros(8) * 64),
    "deflate-bomb": lambda c, p, h: head("200 OK", "Content-Encoding: deflate",
                                         body=packed(bytes(64 << 20), "zlib")),
    "gzip-in-gzip": lambda c, p, h: head("200 OK", "Content-Encoding: gzip, gzip",
                                         body=packed(packed(FEED, "gzip"), "gzip")),
    "gzip-twice": lambda c, p, h: head("200 OK", "Content-Encoding: gzip", "Content-Encoding: gzip",
                                       body=packed(packed(FEED, "gzip"), "gzip")),
    "br": lambda c, p, h: head("200 OK", "Content-Encoding: br", body=FEED),
    "zstd": lambda c, p, h: head("200 OK", "Content-Encoding: zstd", body=FEED),
    "truncated-gzip": lambda c, p, h: head("200 OK", "Content-Encoding: gzip", body=packed(FEED, "gzip")[:-20]),
    "bad-crc": lambda c, p, h: head("200 OK", "Content-Encoding: gzip",
                                    body=packed(FEED, "gzip")[:-8] + b"\0\0\0\0" + packed(FEED, "gzip")[-4:]),
    "gzip-tail": lambda c, p, h: head("200 OK", "Content-Encoding: gzip", body=packed(FEED, "gzip") + b"tail"),
    "gzip-label": lambda c, p, h: head("200 OK", "Content-Encoding: gzip", body=FEED),
    "empty-gzip": lambda c, p, h: head("200 OK", "Content-Encoding: gzip", body=b""),
    # Lengths
    "length-short": lambda c, p, h: head("200 OK", "Content-Length: 10") + FEED,
    "length-long": lambda c, p, h: head("200 OK", "Content-Length: 9999") + FEED,
    "length-negative": lambda c, p, h: head("200 OK", "Content-Length: -5") + FEED,
    "length-two": lambda c, p, h: head("200 OK", "Content-Length: 10", f"Content-Length: {len(FEED)}") + FEED,
    "length-words": lambda c, p, h: head("200 OK", "Content-Length: many") + FEED,
    "length-huge": lambda c, p, h: head("200 OK", "Content-Length: 99999999999") + FEED,
    "no-length": lambda c, p, h: head("200 OK") + FEED,
    "endless": lambda c, p, h: (c.sendall(head("200 OK")), forever(c, noise(1 << 16))),
    "chunked": lambda c, p, h: head("200 OK", "Transfer-Encoding: chunked")
    + b"%x\r\n" % len(FEED) + FEED + b"\r\n0\r\n\r\n",
    "chunk-size": lambda c, p, h: head("200 OK", "Transfer-Encoding: chunked") + b"zz\r\n" + FEED,
    "chunk-cut": lambda c, p, h: head("200 OK", "Transfer-Encoding: chunked") + b"fff\r\n" + FEED,
    "trailers": lambda c, p, h: (
        c.sendall(head("200 OK", "Transfer-Encoding: chunked") + b"3\r\nabc\r\n0\r\n"),
        forever(c, b"X-More: " + b"a" * 1000 + b"\r\n")),
    "transfer-gzip": lambda c, p, h: head("200 OK", "Transfer-Encoding: gzip, chunked")
    + b"%x\r\n" % len(packed(FEED, "gzip")) + packed(FEED, "gzip") + b"\r\n0\r\n\r\n",
    # Heads
    "http09": lambda c, p, h: FEED,
    "nonsense": lambda c, p, h: noise(512).replace(b"\n", b""),
    "nothing": lambda c, p, h: b"",
    "endless-head": lambda c, p, h: (c.sendall(b"HTTP/1.1 200 OK\r\n"), forever(c, b"X-More: 1234567890\r\n")),
    "huge-header": lambda c, p, h: (c.sendall(b"HTTP/1.1 200 OK\r\nX-Large: "), forever(c, b"a" * 65536)),
    "head-of-100k": lambda c, p, h: head("200 OK", *["X-Filler: " + "a" * 900] * 100, body=FEED),
    "drip-head": lambda c, p, h: drip(c, b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500, 0.5),
    "early-hints": lambda c, p, h: b"HTTP/1.1 103 Early Hints\r\nLocation: /nowhere\r\n\r\n" + head(body=FEED),
    "endless-hints": lambda c, p, h: forever(c, b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
    "escapes": lambda c, p, h: head("200 OK", "Content-Type: text/xml\x1b[2J", body=FEED),
    "status-0": lambda c, p, h: b"HTTP/1.1 000 What\r\n\r\n" + FEED,
    # Time
    "drip": lambda c, p, h: (c.sendall(head("200 OK")), drip(c, FEED * 100, 1)),
    "silence": lambda c, p, h: time.sleep(60),
    "silence-after-head": lambda c, p, h: (c.sendall(head("200 OK")), time.sleep(60)),
    # Status
    "404": lambda c, p, h: head("404 Not Found", body=b"gone"),
    "410": lambda c, p, h: head("410 Gone", body=b"gone"),
    "429": lambda c, p, h: head("429 Too Many Requests", "Retry-After: 1800", body=b""),
    "503-date": lambda c, p, h: head("503 Service Unavailable", "Retry-After: "
                                     + time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 7200)),
                                     body=b""),
    "500-endless": lambda c, p, h: (c.sendall(head("500 Oops")), forever(c, noise(1 << 16))),
    # Redirects
    "no-target": lambda c, p, h: head("302 Found", body=b""),
    "self": lambda c, p, h: redirect("/self"),
    "ping": lambda c, p, h: redirect("/pong"),
    "pong": lambda c, p, h: redirect("/ping"),
    "hops": lambda c, p, h: redirect(f"/hops/{int(p.split('/')[2]) - 1}") if int(p.split("/")[2]) else
    head(body=FEED),
    "moved": lambda c, p, h: redirect("ok?from=moved#part", "301 Moved Permanently"),
    "endless-redirect": lambda c, p, h: (c.sendall(b"HTTP/1.1 302 Found\r\nLocation: /ok\r\n\r\n"),
                                         forever(c, noise(1 << 16))),
    # To wherever stands in the query
    "to": lambda c, p, h: redirect(bytes.fromhex(p.split("?", 1)[1]).decode("latin-1")),
    "cookie": lambda c, p, h: head("302 Found", "Set-Cookie: id=1; Path=/", "Location: /ok", body=b""),
}


def serve(connection):
    with connection:
        connection.settimeout(30)
        data = b""
        try:
            while b"\r\n\r\n" not in data and len(data) < 65536:
                part = connection.recv(4096)
                if not part:
                    return
                data += part
                if data[:1] == b"\x16":
                    connection.sendall(head("400 Bad Request", body=b"This is no TLS."))
                    return
            text = data.decode("latin-1")
            path = text.split(" ", 2)[1]
            with lock, open(os.path.join(folder, "requests"), "a") as file:
                file.write(json.dumps({"path": path, "head": text}) + "\n")
            behaviour = BEHAVIOURS.get(path.lstrip("/").split("/")[0].split("?")[0])
            answer = behaviour(connection, path, text) if behaviour else head("404 Not Found", body=b"")
            if isinstance(answer, bytes):
                connection.sendall(answer)
        except (OSError, ssl.SSLError):
            pass


def listen(name, context=None):
    server = socket.create_server(("127.0.0.1", 0), backlog=64)
    ports[name] = server.getsockname()[1]

    def handshake(connection):
        try:
            connection.settimeout(30)
            serve(context.wrap_socket(connection, server_side=True) if context else connection)
        except (OSError, ssl.SSLError):
            connection.close()

    def accept():
        while True:
            connection, _ = server.accept()
            threading.Thread(target=handshake, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()


def openssl(*words):
    subprocess.run(["openssl", *words], cwd=folder, check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def authority():
    """An authority that may sign with any dates, which `openssl x509` cannot."""
    with open(os.path.join(folder, "ca.cnf"), "w") as file:
        file.write("[ca]\ndefault_ca=own\n[own]\ndatabase=index\nserial=serial\nnew_certs_dir=.\n"
                   "default_md=sha256\npolicy=any\nemail_in_dn=no\nunique_subject=no\ncopy_extensions=copy\n"
                   "[any]\ncommonName=supplied\n")
    open(os.path.join(folder, "index"), "w").close()
    with open(os.path.join(folder, "serial"), "w") as file:
        file.write("1000\n")
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "ca.key",
            "-out", "ca.pem", "-subj", "/CN=Test Authority", "-days", "30")
    openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "host.key",
            "-out", "host.csr", "-subj", "/CN=good.test", "-addext",
            "subjectAltName=DNS:good.test,IP:127.0.0.1")
    openssl("req", "-new", "-key", "host.key", "-out", "other.csr", "-subj", "/CN=other.test", "-addext",
            "subjectAltName=DNS:other.test")


def stamp(days):
    return time.strftime("%Y%m%d%H%M%SZ", time.gmtime(time.time() + days * 86400))


def signed(name, request, start, end):
    openssl("ca", "-batch", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key", "-in", request,
            "-out", name, "-notext", "-startdate", stamp(start), "-enddate", stamp(end))


def tls(name, certificate, version=None):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if version:
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = context.maximum_version = version
    context.load_cert_chain(os.path.join(folder, certificate), os.path.join(folder, "host.key"))
    listen(name, context)


def main():
    open(os.path.join(folder, "requests"), "a").close()
    authority()
    signed("good.pem", "host.csr", -1, 10)
    signed("expired.pem", "host.csr", -10, -1)
    signed("future.pem", "host.csr", 5, 10)
    signed("wrong.pem", "other.csr", -1, 10)
    openssl("req", "-x509", "-key", "host.key", "-out", "self.pem", "-subj", "/CN=good.test", "-days", "10",
            "-addext", "subjectAltName=DNS:good.test,IP:127.0.0.1")
    listen("plain")
    listen("other")
    tls("good", "good.pem")
    tls("expired", "expired.pem")
    tls("future", "future.pem")
    tls("wrong", "wrong.pem")
    tls("self", "self.pem")
    tls("tls10", "good.pem", ssl.TLSVersion.TLSv1)
    tls("tls11", "good.pem", ssl.TLSVersion.TLSv1_1)
    tls("tls12", "good.pem", ssl.TLSVersion.TLSv1_2)
    draft = os.path.join(folder, "ports.new")
    with open(draft, "w") as file:
        file.writelines(f"{name} {port}\n" for name, port in ports.items())
    os.rename(draft, os.path.join(folder, "ports"))
    for _ in range(1200):
        time.sleep(0.5)
        try:
            os.kill(watched, 0)
        except ProcessLookupError:
            break


if os.fork():
    for _ in range(600):
        time.sleep(0.05)
        if os.path.exists(os.path.join(folder, "ports")):
            os._exit(0)
    os._exit(1)
os.setsid()
silent = os.open(os.devnull, os.O_RDWR)
for stream in (0, 1, 2):
    os.dup2(silent, stream)
main()

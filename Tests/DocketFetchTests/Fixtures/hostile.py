"""An HTTP server that does what servers should not; the path of a request names the behaviour.

Usage: hostile.py FOLDER PID. Listens on loopback only. Writes FOLDER/ports (name and port, one a line) when it is
ready, and each head it was sent to FOLDER/requests, one a line as JSON; gives out what is in FOLDER/files. Ends with
the process PID.
"""
import json
import os
import socket
import ssl
import subprocess
import sys
import threading
import time
import zlib

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Payloads"))
import payloads

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


def drip(connection, data, pause):
    for byte in data:
        connection.sendall(bytes([byte]))
        time.sleep(pause)


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


# Each takes the connection, the path and the head of the request; what it returns is sent. All other behaviours are
# whole answers in Tests/Payloads.
BEHAVIOURS = {
    "files": lambda c, p, h: file(p, h),
    "ok": lambda c, p, h: head("200 OK", "Content-Type: application/rss+xml", 'ETag: "v1"',
                               "Last-Modified: Sun, 22 Nov 2026 08:00:00 GMT", body=FEED),
    "etag": lambda c, p, h: head("304 Not Modified") if 'if-none-match: "v1"' in h.lower()
    else head("200 OK", 'ETag: "v1"', body=FEED),
    "modified": lambda c, p, h: head("304 Not Modified")
    if "if-modified-since: sun, 22 nov 2026 08:00:00 gmt" in h.lower()
    else head("200 OK", "Last-Modified: Sun, 22 Nov 2026 08:00:00 GMT", body=FEED),
    "nonsense": lambda c, p, h: noise(512).replace(b"\n", b""),
    # Time
    "drip-head": lambda c, p, h: drip(c, b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500, 0.5),
    "drip": lambda c, p, h: (c.sendall(head("200 OK")), drip(c, FEED * 100, 1)),
    "silence": lambda c, p, h: time.sleep(60),
    "silence-after-head": lambda c, p, h: (c.sendall(head("200 OK")), time.sleep(60)),
    "503-date": lambda c, p, h: head("503 Service Unavailable", "Retry-After: "
                                     + time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 7200)),
                                     body=b""),
    # As many redirects as the path says.
    "hops": lambda c, p, h: redirect(f"/hops/{int(p.split('/')[2]) - 1}") if int(p.split("/")[2]) else
    head(body=FEED),
    # To wherever stands in the query
    "to": lambda c, p, h: redirect(bytes.fromhex(p.split("?", 1)[1]).decode("latin-1")),
    # The feed, with whatever stands in the query in its head
    "head": lambda c, p, h: head("200 OK", *[f"{name}: {bytes.fromhex(p.split('?', 1)[1]).decode('latin-1')}"
                                             for name in ("Content-Type", "ETag", "Last-Modified")], body=FEED),
    # A status whose words stand in the query
    "refuse": lambda c, p, h: head("403 " + bytes.fromhex(p.split("?", 1)[1]).decode("latin-1"), body=b""),
}
ANSWERS = {name: answer for kind in ("P8", "P9") for name, answer in payloads.group(kind).items()}


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
            name = path.lstrip("/").split("/")[0].split("?")[0]
            if name in BEHAVIOURS:
                answer = BEHAVIOURS[name](connection, path, text)
                if isinstance(answer, bytes):
                    connection.sendall(answer)
            elif name in ANSWERS:
                for part in ANSWERS[name].parts():
                    connection.sendall(part)
            else:
                connection.sendall(head("404 Not Found", body=b""))
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

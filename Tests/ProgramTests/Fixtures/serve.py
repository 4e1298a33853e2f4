"""A web server on loopback for the tests of fetching.

Usage: serve.py FOLDER PID. Gives the files below FOLDER/site, each with a version (ETag) made of its bytes. A name that
begins with `slow` is answered after a third of a second, one that begins with `dead` never. Writes FOLDER/port when it
is ready and ends with the process PID.
"""
import hashlib
import http.server
import os
import sys
import threading
import time

folder, watched = sys.argv[1], int(sys.argv[2])


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = os.path.basename(self.path)
        if name.startswith("dead"):
            time.sleep(600)
        if name.startswith("slow"):
            time.sleep(0.33)
        try:
            with open(os.path.join(folder, "site", name), "rb") as file:
                data = file.read()
        except OSError:
            return self.send_error(404)
        version = '"' + hashlib.sha256(data).hexdigest()[:16] + '"'
        if self.headers.get("If-None-Match") == version:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("ETag", version)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *words):
        pass


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    draft = os.path.join(folder, "port.new")
    with open(draft, "w") as file:
        file.write(str(server.server_port))
    os.rename(draft, os.path.join(folder, "port"))
    while True:
        time.sleep(0.5)
        try:
            os.kill(watched, 0)
        except ProcessLookupError:
            os._exit(0)


if os.fork():
    for _ in range(600):
        time.sleep(0.05)
        if os.path.exists(os.path.join(folder, "port")):
            os._exit(0)
    os._exit(1)
os.setsid()
silent = os.open(os.devnull, os.O_RDWR)
for stream in (0, 1, 2):
    os.dup2(silent, stream)
main()

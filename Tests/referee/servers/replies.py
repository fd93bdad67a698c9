"""A small HTTP server that gives answers prepared beforehand, on a port or on a socket, and a proxy."""

import socketserver
import threading
import time
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class Replies(BaseHTTPRequestHandler):
    """Answers with what `server.contents` has for the path; some paths mean trouble."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.requests.append((self.command, self.path))
        path = self.path.split("?")[0]
        if path.startswith("http://"):  # a request to a proxy
            path = "/" + path.split("/", 3)[3]
        if path in self.server.contents:
            return self.answer(200, self.server.contents[path])
        if path == self.server.forwarded.path:
            return self.forward(None)
        trouble = getattr(self, "trouble_" + path.strip("/").replace("-", "_"), None)
        return trouble() if trouble else self.answer(404, b"nothing here\n", "text/plain")

    def do_POST(self):
        self.server.requests.append((self.command, self.path))
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == self.server.forwarded.path:
            return self.forward(body)
        if self.path not in self.server.contents:
            return self.answer(501, b"no\n")
        names = (b"%s function_%s\n" % (word, word) for word in body.split(b"+"))
        return self.answer(200, b"num_symbols: 1\n" + b"".join(names))

    def forward(self, body):
        """Lets another server answer."""
        connection = HTTPConnection(self.server.forwarded.netloc)
        connection.request(self.command, self.path, body)
        answer = connection.getresponse()
        self.answer(answer.status, answer.read())

    def answer(self, status, body, kind="application/octet-stream", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def trouble_busy(self):
        self.answer(500, b"profiling is in use\n", "text/plain; charset=utf-8", X_Go_Pprof="1")

    def trouble_empty(self):
        self.answer(200, b"")

    def trouble_no_content(self):
        self.answer(204, b"")

    def trouble_page(self):
        self.answer(200, b"<!DOCTYPE html><title>Log in</title>", "text/html")

    def trouble_circle(self):
        self.answer(302, b"", Location="/circle")

    def trouble_to_file(self):
        self.answer(302, b"", Location="file:///etc/passwd")

    def trouble_moved(self):
        self.answer(301, b"", Location="/debug/pprof/heap")

    def trouble_cut(self):
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(b"\x1f\x8b")
        self.close_connection = True

    def trouble_silent(self):
        time.sleep(30)

    def log_message(self, *_):
        pass

    def address_string(self):
        return "client"


class PortServer(ThreadingHTTPServer):
    request_queue_size = 256

    def handle_error(self, *_):
        """Clients that leave early are what some checks are about."""


class SocketServer(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


def serving(contents, socket=None, forwarded=""):
    """A running server; `requests` fills with what it is asked, one URL is asked of another server."""
    kind, place = (SocketServer, socket) if socket else (PortServer, ("127.0.0.1", 0))
    server = kind(place, Replies)
    server.daemon_threads = True
    server.contents, server.requests, server.forwarded = contents, [], urlsplit(forwarded)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server

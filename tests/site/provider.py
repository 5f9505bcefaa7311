"""The sign-in of an office, small: discovery, authorize, token with a signed identity, keys."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT, SECRET = "jianfu", "a secret between servers, long enough"


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    """`claims` is who signs in next; `change` alters the identity before it is signed, `key` and `algorithm` sign it."""

    claims: dict[str, Any] = field(default_factory=dict)
    change: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    key: Any = field(default_factory=new_key)
    algorithm: str = "RS256"
    refused: str = ""
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    """By code: what the browser brought to /authorize."""

    def __post_init__(self) -> None:
        self.public = self.key.public_key()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(self))
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def keys(self) -> dict[str, Any]:
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.public))
        return {"keys": [key | {"kid": "1", "alg": "RS256", "use": "sig"}]}

    def authorize(self, query: dict[str, str]) -> str:
        """Where the browser is sent: nobody is asked for a password here."""
        if self.refused:
            return query["redirect_uri"] + "?" + urlencode({"error": self.refused, "state": query["state"]})
        code = secrets.token_urlsafe(8)
        self.asked[code] = query
        return query["redirect_uri"] + "?" + urlencode({"code": code, "state": query["state"]})

    def token(self, form: dict[str, str]) -> dict[str, Any]:
        asked = self.asked.pop(form["code"])
        proof = hashlib.sha256(form["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(proof).rstrip(b"=").decode() == asked["code_challenge"]
        assert (form["client_id"], form["client_secret"]) == (CLIENT, SECRET)
        assert form["redirect_uri"] == asked["redirect_uri"]
        now = int(time.time())
        identity = {"iss": self.url, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 60}
        identity |= {"nonce": asked["nonce"]} | self.claims | self.change
        signed = jwt.encode(identity, self.key, algorithm=self.algorithm, headers={"kid": "1"})
        return {"access_token": "x", "token_type": "Bearer", "expires_in": 60, "id_token": signed}


def _handler_for(provider: Provider) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            if address.path == "/authorize":
                self.send_response(302)
                query = {name: values[0] for name, values in parse_qs(address.query).items()}
                self.send_header("Location", provider.authorize(query))
                self.end_headers()
            elif address.path == "/.well-known/openid-configuration":
                self.tell(provider.configuration())
            elif address.path == "/keys":
                self.tell(provider.keys())
            else:
                self.tell(provider.userinfo)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.tell(provider.token({name: values[0] for name, values in parse_qs(body).items()}))

        def tell(self, what: dict[str, Any]) -> None:
            body = json.dumps(what).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler

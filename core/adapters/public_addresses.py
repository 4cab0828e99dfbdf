"""Which machines the server may talk to on behalf of a stranger (server-side request forgery, OWASP A10)."""

import ipaddress

_GLOBAL_V6 = ipaddress.ip_network("2000::/3")
_TUNNELS = tuple(
    map(ipaddress.ip_network, ("2002::/16", "2001::/23", "2001:db8::/32", "3fff::/20", "192.88.99.0/24"))
)


def is_public(address: str) -> bool:
    """True for addresses of the public internet only: nothing special-purpose, tunnelled or mapped."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if ip.version == 6 and ip not in _GLOBAL_V6:
        return False
    if any(ip in network for network in _TUNNELS if network.version == ip.version):
        return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified)

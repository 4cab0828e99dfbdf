"""What people put where an address belongs, and words of what they are told."""

BROKEN = [
    ("a@example.org\r\nBcc: b@example.org", "line break"),
    ("a@example.org\x00", "invisible sign"),
    (", ".join(f"a{n}@example.org" for n in range(10)), "one address"),
    ("a@example.org;b@example.org", "one address"),
    ("jürgen@example.org", "plain letters"),
    ("Ann <a@example.org>", "not an e-mail address"),
    ("a@localhost", "not an e-mail address"),
    ("a@-.example", "not an e-mail address"),
    ("", "not an e-mail address"),
]

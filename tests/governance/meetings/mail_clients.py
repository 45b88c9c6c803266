"""Answers to an invitation as mail clients write them; the shapes are theirs, the people are nobody's.

In each: {uid}, {sequence}, {partstat}, {mailbox} (the organizer we gave), {email} (who answers), {stamp} (UTC).
"""

import base64

THUNDERBIRD = """\
Return-Path: <{email}>
Delivered-To: {mailbox}
Content-Type: multipart/alternative; boundary="------------0Vn3xGQ7rJ2mB5kYw8TzLq1P"
Message-ID: <5d0b5a1e-1f0e-4b4e-9d7b-6f1f1a0f6f11@som.example>
Date: Thu, 12 Mar 2026 11:02:03 +0100
MIME-Version: 1.0
User-Agent: Mozilla Thunderbird
Content-Language: nl
To: SOM-portaal <{mailbox}>
From: Zoë De Wit <{email}>
Subject: Geaccepteerd: SOM raad

This is a multi-part message in MIME format.
--------------0Vn3xGQ7rJ2mB5kYw8TzLq1P
Content-Type: text/plain; charset=UTF-8; format=flowed
Content-Transfer-Encoding: 8bit

Zoë De Wit <{email}> heeft uw uitnodiging geaccepteerd.

--------------0Vn3xGQ7rJ2mB5kYw8TzLq1P
Content-Type: text/calendar; charset=UTF-8; method=REPLY
Content-Transfer-Encoding: 8bit

BEGIN:VCALENDAR
PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
VERSION:2.0
METHOD:REPLY
BEGIN:VEVENT
CREATED:20260312T100203Z
LAST-MODIFIED:20260312T100203Z
DTSTAMP:{stamp}
UID:{uid}
SUMMARY:SOM raad
ORGANIZER;CN=SOM-portaal:mailto:{mailbox}
ATTENDEE;CN=Zoë De Wit;PARTSTAT={partstat};ROLE=REQ-PARTICIPANT:mailto:{e
 mail_tail}
DTSTART;TZID=Europe/Brussels:20260319T100000
DTEND;TZID=Europe/Brussels:20260319T120000
SEQUENCE:{sequence}
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR

--------------0Vn3xGQ7rJ2mB5kYw8TzLq1P--
""".replace("{e\n mail_tail}", "{email_folded}")

OUTLOOK_CALENDAR = """\
BEGIN:VCALENDAR\r
METHOD:REPLY\r
PRODID:Microsoft Exchange Server 2010\r
VERSION:2.0\r
BEGIN:VTIMEZONE\r
TZID:Romance Standard Time\r
BEGIN:STANDARD\r
DTSTART:16010101T030000\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
DTSTART:16010101T020000\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r
END:DAYLIGHT\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
ATTENDEE;PARTSTAT={partstat};CN="De Wit, Zoë":MAILTO:{email}\r
COMMENT;LANGUAGE=nl-BE:Ik kom een half uur later\\, sorry.\\n\r
UID:{uid}\r
SUMMARY;LANGUAGE=nl-BE:Geaccepteerd: SOM raad\r
DTSTART;TZID=Romance Standard Time:20260319T100000\r
DTEND;TZID=Romance Standard Time:20260319T120000\r
CLASS:PUBLIC\r
PRIORITY:5\r
DTSTAMP:{stamp}\r
TRANSP:OPAQUE\r
STATUS:CONFIRMED\r
SEQUENCE:{sequence}\r
LOCATION;LANGUAGE=nl-BE:Stadskantoor\r
X-MICROSOFT-CDO-APPT-SEQUENCE:{sequence}\r
X-MICROSOFT-CDO-BUSYSTATUS:BUSY\r
X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY\r
END:VEVENT\r
END:VCALENDAR\r
"""
OUTLOOK = """\
From: "De Wit, Zoë" <{email}>
To: "SOM-portaal" <{mailbox}>
Subject: Geaccepteerd: SOM raad
Thread-Topic: SOM raad
Thread-Index: AdyZ1m0Qh4m1v9fNTx2qj1b0cX0Zjw==
Date: Thu, 12 Mar 2026 10:02:03 +0000
Message-ID: <AM0PR01MB1234@AM0PR01MB1234.eurprd01.prod.exchangelabs.example>
Accept-Language: nl-BE, en-US
Content-Language: nl-BE
X-MS-Has-Attach:
Content-Type: multipart/alternative; boundary="_000_AM0PR01MB1234_"
MIME-Version: 1.0

--_000_AM0PR01MB1234_
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Ik kom een half uur later, sorry.

--_000_AM0PR01MB1234_
Content-Type: text/calendar; charset="utf-8"; method=REPLY
Content-Transfer-Encoding: base64

{calendar}
--_000_AM0PR01MB1234_--
"""

GOOGLE = """\
MIME-Version: 1.0
Reply-To: Zoe De Wit <{email}>
Sender: Google Calendar <calendar-notification@google.example>
Message-ID: <calendar-1f0e4b4e-9d7b-6f1f-1a0f-6f115d0b5a1e@google.example>
Date: Thu, 12 Mar 2026 10:02:03 +0000
Subject: Accepted: SOM raad @ Thu 19 Mar 2026 10:00 - 12:00 (CET)
From: Zoe De Wit <{email}>
To: {mailbox}
Content-Type: multipart/mixed; boundary="000000000000a1b2c305f0e1d2c3"

--000000000000a1b2c305f0e1d2c3
Content-Type: multipart/alternative; boundary="000000000000a1b2c105f0e1d2c1"

--000000000000a1b2c105f0e1d2c1
Content-Type: text/plain; charset="UTF-8"; format=flowed; delsp=yes
Content-Transfer-Encoding: base64

Wm9lIERlIFdpdCBoYXMgYWNjZXB0ZWQgdGhpcyBpbnZpdGF0aW9uLg==
--000000000000a1b2c105f0e1d2c1
Content-Type: text/calendar; charset="UTF-8"; method=REPLY
Content-Transfer-Encoding: 7bit

BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REPLY
BEGIN:VEVENT
DTSTART:20260319T090000Z
DTEND:20260319T110000Z
DTSTAMP:{stamp}
ORGANIZER;CN=SOM-portaal:mailto:{mailbox}
UID:{uid}
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={partstat};CN=Zoe
  De Wit;X-NUM-GUESTS=0:mailto:{email}
CREATED:20260301T080000Z
DESCRIPTION:Agenda en stukken: https://som.example/vergaderingen/1/
LAST-MODIFIED:20260312T100203Z
LOCATION:Stadskantoor
SEQUENCE:{sequence}
STATUS:CONFIRMED
SUMMARY:SOM raad
TRANSP:OPAQUE
END:VEVENT
END:VCALENDAR

--000000000000a1b2c105f0e1d2c1--
--000000000000a1b2c305f0e1d2c3
Content-Type: application/ics; name="invite.ics"
Content-Disposition: attachment; filename="invite.ics"
Content-Transfer-Encoding: base64

QkVHSU46VkNBTEVOREFSDQpNRVRIT0Q6UkVQTFkNCkVORDpWQ0FMRU5EQVINCg==
--000000000000a1b2c305f0e1d2c3--
"""

APPLE = """\
Content-Type: multipart/alternative;
 boundary="Apple-Mail=_8B1C2D3E-4F50-4A6B-9C7D-1E2F3A4B5C6D"
From: Zoe De Wit <{email}>
Mime-Version: 1.0 (Mac OS X Mail 16.0 \\(3774.500.171\\))
Subject: Accepted: SOM raad
Message-Id: <8B1C2D3E-4F50-4A6B-9C7D-1E2F3A4B5C6D@icloud.example>
Date: Thu, 12 Mar 2026 11:02:03 +0100
To: {mailbox}

--Apple-Mail=_8B1C2D3E-4F50-4A6B-9C7D-1E2F3A4B5C6D
Content-Transfer-Encoding: quoted-printable
Content-Type: text/plain; charset=utf-8

Zoe De Wit accepted your invitation to the event =E2=80=9CSOM raad=E2=80=9D.=

--Apple-Mail=_8B1C2D3E-4F50-4A6B-9C7D-1E2F3A4B5C6D
Content-Disposition: attachment; filename=iCal-20260312-110203.ics
Content-Type: text/calendar; method=REPLY; charset=utf-8; x-unix-mode=0644;
 name="iCal-20260312-110203.ics"
Content-Transfer-Encoding: quoted-printable

BEGIN:VCALENDAR=0D
CALSCALE:GREGORIAN=0D
PRODID:-//Apple Inc.//macOS 14.4//EN=0D
VERSION:2.0=0D
METHOD:REPLY=0D
BEGIN:VEVENT=0D
UID:{uid}=0D
DTSTART;TZID=3DEurope/Brussels:20260319T100000=0D
DTEND;TZID=3DEurope/Brussels:20260319T120000=0D
SUMMARY:SOM raad=0D
ORGANIZER;CN=3DSOM-portaal:mailto:{mailbox}=0D
ATTENDEE;CN=3DZoe De Wit;CUTYPE=3DINDIVIDUAL;EMAIL=3D{email};PARTS=
TAT=3D{partstat}:mailto:{email}=0D
SEQUENCE:{sequence}=0D
DTSTAMP:{stamp}=0D
END:VEVENT=0D
END:VCALENDAR=0D

--Apple-Mail=_8B1C2D3E-4F50-4A6B-9C7D-1E2F3A4B5C6D--
"""
CLIENTS = ("thunderbird", "outlook", "google", "apple")
TEMPLATES = {"thunderbird": THUNDERBIRD, "outlook": OUTLOOK, "google": GOOGLE, "apple": APPLE}


def written_by(client: str, *, stamp: str = "20260312T100203Z", **facts: object) -> bytes:
    """The message of a client as it arrives: CRLF, one message."""
    email = str(facts["email"])
    known = {**facts, "stamp": stamp, "email_folded": f"{email[:3]}\n {email[3:]}"}
    calendar = base64.encodebytes(OUTLOOK_CALENDAR.format(**known).encode()).decode()
    text = TEMPLATES[client].format(**known, calendar=calendar)
    return text.replace("\r\n", "\n").replace("\n", "\r\n").encode()

#!/usr/bin/env python3
"""A program says who and where it is: by the API, then by the environment."""
import os

from tsfarm import wtsapi

SESSION_ID, PROTOCOL = 4, 16
TEXTS = {"USERNAME": wtsapi.USER_NAME, "USERDOMAIN": wtsapi.DOMAIN_NAME, "SESSIONNAME": wtsapi.WIN_STATION_NAME,
         "CLIENTNAME": wtsapi.CLIENT_NAME}


def ask(question):
    return wtsapi.Server().query_session_information(wtsapi.CURRENT_SESSION, question)


def ask_number(question):
    return int.from_bytes(ask(question), "little")


for variable, question in TEXTS.items():
    print(f"{variable} '{ask(question)[:-1].decode()}' '{os.environ.get(variable, '')}'")
print(f"session {ask_number(SESSION_ID)}, console {wtsapi.get_active_console_session_id()},",
      f"protocol {ask_number(PROTOCOL)}")

"""Addresses that show no page of their own, with what they do instead."""

NO_PAGE = {
    **dict.fromkeys(("planner:remove_plan_wish", "planner:solve_plan", "planner:stop_plan"), "a button on a page"),
    **dict.fromkeys(("front:healthz", "front:readyz"), "answers machines"),
    **dict.fromkeys(("bodies:paper", "bodies:mandates_csv", "bodies:profiles_csv"), "downloads"),
    **dict.fromkeys(("directory:person_vcard", "directory:people_vcard"), "downloads"),
    **dict.fromkeys(
        (
            "ballots:decisions_csv",
            "bodies:seats_csv",
            "events:participants_csv",
            "mfa_download_recovery_codes",
            "privacy:download_my_data",
        ),
        "downloads",
    ),
    "delegates:list_csv": "downloads",
    **dict.fromkeys(
        ("ballots:decision_jsonld", "ballots:decisions_jsonld", "ballots:decisions_feed"), "answers machines"
    ),
    **dict.fromkeys(("importing:template_sheet", "importing:rejected_csv", "importing:rejected_xlsx"), "downloads"),
    **dict.fromkeys(
        ("account_request_login_code", "account_email_verification_sent"), "shares the address of another page"
    ),
    **dict.fromkeys(
        ("account_confirm_login_code", "mfa_authenticate"),
        "a step of signing in, walked and looked at in test_keyboard",
    ),
    **dict.fromkeys(
        ("mfa_edit_webauthn", "mfa_remove_webauthn", "mfa_reauthenticate_webauthn", "socialaccount_signup"),
        "only for who has a passkey or comes from elsewhere",
    ),
    **dict.fromkeys(("mfa_login_webauthn", "openid_connect_login", "openid_connect_callback"), "only goes elsewhere"),
    "meetings:rsvp_by_link": "the page of meetings:answer_invitation, without signing in",
    **dict.fromkeys(("meetings:public_feed", "meetings:body_feed", "meetings:personal_feed"), "for calendar programs"),
    "meetings:agenda_document": "a PDF to download",
    "ledger:current": "goes to the page of this year",
    "ballots:cast_vote": "only takes a vote; its page is the answer to ballots:vote, walked in test_main_job",
    **dict.fromkeys(
        (
            "challenges:take_up_signal",
            *("convening:support_request", "convening:withdraw_support"),
            "delegates:apply_answer",
            "delegates:ask_again",
            "delegates:withdraw_suggestion",
            "joining:admit",
            "joining:resend_invitation",
            "joining:withdraw_invitation",
            "meetings:open_address",
            "meetings:renew_address",
            "meetings:close_address",
            "meetings:raise_agenda_item",
            "meetings:lower_agenda_item",
            "meetings:remove_agenda_item",
            "meetings:remove_agenda_document",
            "importing:judge_again",
            "laboratorium:found_lab",
            "laboratorium:dismiss_lead",
            "laboratorium:remove_partner",
            "studio:reach_milestone",
            "studio:dismiss_coordinator",
            "studio:remove_partner",
            "events:register",
            "events:unregister",
            "stories:submit_story",
            "stories:publish_story",
            "privacy:withdraw_erasure",
            "set_language",
        ),
        "only takes a press of a button",
    ),
}

// Passkeys need JavaScript: show their buttons only where they work, and say so when it did not work.
const buttons = "#passkey_login, #mfa_webauthn_authenticate, #mfa_webauthn_reauthenticate, #mfa_webauthn_add";

if (window.PublicKeyCredential) {
  for (const button of document.querySelectorAll(buttons)) button.hidden = false;
  document.querySelector("[data-passkey-choice]")?.removeAttribute("hidden");
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const failure = document.getElementById("passkey-failure");
  if (failure) failure.hidden = false;
});

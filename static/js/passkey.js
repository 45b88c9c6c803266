// Passkeys need JavaScript: tie each button to allauth, show it only where passkeys work, and say so when one failed.
const BUTTON_OF = { loginForm: "login", authenticateForm: "authenticate", addForm: "add" };

if (window.PublicKeyCredential) {
  for (const button of document.querySelectorAll("[data-passkey]")) {
    const { passkey, credential, passwordless } = button.dataset;
    window.allauth.webauthn.forms[passkey]({ ids: { [BUTTON_OF[passkey]]: button.id, credential, passwordless, data: "js_data" } });
    button.hidden = false;
  }
  document.querySelector("[data-passkey-choice]")?.removeAttribute("hidden");
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const failure = document.getElementById("passkey-failure");
  if (failure) failure.hidden = false;
});

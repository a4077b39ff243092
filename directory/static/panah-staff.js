// Everything but security keys works without this file.
"use strict";

(function () {
  // A page that comes back from memory may be of somebody who has signed out.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) window.location.reload();
  });

  // What was typed and not sent is asked for before it is lost.
  let typed = false;
  document.addEventListener("input", function () { typed = true; });
  document.addEventListener("submit", function () { typed = false; });
  window.addEventListener("beforeunload", function (event) {
    if (typed) event.preventDefault();
  });

  function bytes(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
  }

  function text(buffer) {
    const plain = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function read(options) {
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    for (const list of ["excludeCredentials", "allowCredentials"]) {
      for (const key of options[list] || []) key.id = bytes(key.id);
    }
    return options;
  }

  function written(made) {
    const answer = made.response;
    const told = { clientDataJSON: text(answer.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature"]) {
      if (answer[name]) told[name] = text(answer[name]);
    }
    return JSON.stringify({
      id: made.id, rawId: text(made.rawId), type: made.type, response: told,
      clientExtensionResults: {},
    });
  }

  for (const form of document.querySelectorAll("form[data-options]")) {
    if (!window.PublicKeyCredential) continue;
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      const field = form.elements.credential;
      if (field.value) return;
      event.preventDefault();
      const publicKey = read(JSON.parse(form.dataset.options));
      const asked = publicKey.user
        ? navigator.credentials.create({ publicKey })
        : navigator.credentials.get({ publicKey });
      asked.then(function (made) {
        field.value = written(made);
        form.submit();
      }).catch(function () {
        form.querySelector("[data-failed]").hidden = false;
      });
    });
  }
})();

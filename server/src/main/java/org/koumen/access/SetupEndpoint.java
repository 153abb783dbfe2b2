package org.koumen.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Setting a password through a one-time link. */
@RestController
@RequestMapping("/api/setup/{token}")
class SetupEndpoint {
  private final AccountDesk desk;

  SetupEndpoint(AccountDesk desk) {
    this.desk = desk;
  }

  record Invited(String login, String name) {}

  @Open("the token in the link is the key")
  @GetMapping
  Invited invited(@PathVariable String token) {
    return desk.behindLink(token)
        .map(account -> new Invited(account.getKey(), account.getValue()))
        .orElseThrow(() -> new Refusal(Problem.LINK_EXPIRED));
  }

  record Password(@NotBlank @Size(max = 200) String password) {}

  @Open("the token in the link is the key")
  @PostMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setUp(@PathVariable String token, @Valid @RequestBody Password body) {
    switch (desk.setUp(token, body.password())) {
      case DONE -> {}
      case EXPIRED -> throw new Refusal(Problem.LINK_EXPIRED);
      case WEAK -> throw new Refusal(Problem.PASSWORD_WEAK);
    }
  }
}

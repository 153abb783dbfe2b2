package org.koumen.phone;

import jakarta.validation.Valid;
import java.util.UUID;
import org.koumen.access.AccountDesk;
import org.koumen.access.Actor;
import org.koumen.access.Needs;
import org.koumen.access.Permission;
import org.koumen.access.Scope;
import org.koumen.platform.CleanText;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.koumen.platform.Rows;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Phones of other people's accounts, for whoever manages access in an area. */
@RestController
@RequestMapping("/api/accounts/{id}/phones")
class AccountPhonesEndpoint {
  private final PhoneDesk desk;
  private final AccountDesk accounts;

  AccountPhonesEndpoint(PhoneDesk desk, AccountDesk accounts) {
    this.desk = desk;
    this.accounts = accounts;
  }

  @Needs(Permission.ACCESS_ADMIN)
  @GetMapping
  Rows<Phone> phones(@PathVariable UUID id, Scope scope) {
    mustBeWithin(id, scope);
    return Rows.all(desk.phones(id));
  }

  /** Cuts off a phone that was lost, or whose owner has left. */
  @Needs(Permission.ACCESS_ADMIN)
  @PostMapping("/{phoneId}/cutting-off")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void cutOff(
      @PathVariable UUID id,
      @PathVariable UUID phoneId,
      @Valid @RequestBody PhoneEndpoint.Why why,
      Scope scope,
      Actor actor) {
    mustBeWithin(id, scope);
    if (!desk.cutOff(phoneId, id, CleanText.line(why.reason()), actor)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }

  private void mustBeWithin(UUID account, Scope scope) {
    if (!accounts.isWithin(account, scope)) {
      throw new Refusal(Problem.NOT_FOUND);
    }
  }
}

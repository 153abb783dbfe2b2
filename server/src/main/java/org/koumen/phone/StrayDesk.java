package org.koumen.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.koumen.access.Actor;
import org.koumen.access.LookLog;
import org.koumen.access.Scope;
import org.koumen.platform.Jurisdiction;
import org.koumen.platform.Seal;
import org.koumen.registry.FileOutcome;
import org.koumen.registry.HouseholdDoor;
import org.koumen.registry.IdentityNumber;
import org.koumen.registry.PhoneNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Puts what phones sent about households out of their reach before whoever looks after these. */
@Service
public class StrayDesk {
  private static final int MOST = 100;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Names of values that are shown masked wherever they stand. */
  private static final Set<String> PHONES = Set.of("phone", "reporterPhone");

  private final OperationTable table;
  private final EditDesk edits;
  private final HouseholdDoor households;
  private final LookLog looks;
  private final Seal seal;
  private final Jurisdiction jurisdiction;

  StrayDesk(
      OperationTable table,
      EditDesk edits,
      HouseholdDoor households,
      LookLog looks,
      Seal seal,
      Jurisdiction jurisdiction) {
    this.table = table;
    this.edits = edits;
    this.households = households;
    this.looks = looks;
    this.seal = seal;
    this.jurisdiction = jurisdiction;
  }

  /** What waits within a scope, the oldest first; the looks are logged. */
  @Transactional
  public List<Stray> waiting(Scope scope, Actor actor) {
    List<Stray> waiting = new ArrayList<>();
    for (String county : QuestionDesk.counties(scope)) {
      for (OperationTable.Waiting one : table.waiting(county, scope.within(county), MOST)) {
        waiting.add(one.stray().saying(masked(JSON.readTree(seal.open(one.bodySealed())))));
        looks.add(
            actor,
            LookLog.Kind.LOOK,
            county,
            one.stray().householdId(),
            null,
            List.of(one.stray().kind()),
            null);
      }
    }
    return waiting;
  }

  /** What came of deciding. */
  public sealed interface Decided {
    /** It is decided. */
    record Done() implements Decided {}

    /** There is nothing of the kind within reach, or it was decided already. */
    record NotFound() implements Decided {}

    /** It cannot be written, for this reason. */
    record Refused(FileOutcome why) implements Decided {}
  }

  /**
   * Takes something up: an edit is merged into the file as it stands, a visit has been seen to by
   * hand.
   */
  @Transactional
  public Decided takeUp(String county, UUID id, String note, Scope scope, Actor actor) {
    Optional<OperationTable.Waiting> found = table.holdWaiting(county, id, scope);
    if (found.isEmpty()) {
      return new Decided.NotFound();
    }
    OperationTable.Waiting waiting = found.get();
    if (waiting.stray().kind().equals(Operation.Kind.EDIT.code())) {
      Edit edit = JSON.readValue(seal.open(waiting.bodySealed()), Edit.class);
      Optional<HouseholdDoor.Place> place = households.find(county, edit.household(), scope);
      FileOutcome refused =
          place.isEmpty()
              ? new FileOutcome.NotFound()
              : edits.merge(edit, place.get(), scope, actor).refused();
      if (refused != null) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Decided.Refused(refused);
      }
    }
    table.decide(county, id, "taken_up", note, actor, jurisdiction.now());
    return new Decided.Done();
  }

  /** Sets something aside for a reason. */
  @Transactional
  public Decided setAside(String county, UUID id, String reason, Scope scope, Actor actor) {
    if (table.holdWaiting(county, id, scope).isEmpty()) {
      return new Decided.NotFound();
    }
    table.decide(county, id, "set_aside", reason, actor, jurisdiction.now());
    return new Decided.Done();
  }

  /** What was sent, without the digits that nobody shows before a reason is given. */
  private JsonNode masked(JsonNode node) {
    if (node instanceof ObjectNode object) {
      String field = object.path("field").asString("");
      for (String name : List.copyOf(object.propertyNames())) {
        JsonNode value = object.path(name);
        if (value.isString() && !value.asString().isEmpty()) {
          boolean phone = PHONES.contains(name) || (field.equals("phone") && name.equals("now"));
          boolean identity =
              name.equals("identity") || (field.equals("identity") && name.equals("now"));
          if (phone) {
            object.set(name, StringNode.valueOf(PhoneNumber.mask(value.asString())));
          } else if (identity) {
            object.set(
                name,
                StringNode.valueOf(
                    IdentityNumber.read(value.asString(), jurisdiction.today())
                        .value()
                        .map(IdentityNumber::masked)
                        .orElse("***")));
          }
        } else {
          masked(value);
        }
        if (name.equals("was") && (field.equals("phone") || field.equals("identity"))) {
          object.remove("was");
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(this::masked);
    }
    return node;
  }
}

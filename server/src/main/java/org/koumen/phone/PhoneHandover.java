package org.koumen.phone;

import java.util.List;
import org.koumen.access.HandoverPart;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cuts off the phones of who leaves: who follows carries the files on a phone of their own. */
@Component
@Order(90)
class PhoneHandover implements HandoverPart {
  private final PhoneDesk phones;

  PhoneHandover(PhoneDesk phones) {
    this.phones = phones;
  }

  private List<Phone> carrying(Handover handover) {
    return phones.phones(handover.from().accountId()).stream()
        .filter(phone -> phone.cutOffAt() == null)
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Portion> preview(Handover handover) {
    return told(carrying(handover));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Portion> hand(Handover handover) {
    List<Phone> carrying = carrying(handover);
    for (Phone phone : carrying) {
      phones.cutOff(phone.id(), handover.from().accountId(), handover.reason(), handover.by());
    }
    return told(carrying);
  }

  private static List<Portion> told(List<Phone> phones) {
    return List.of(
        new Portion(
            "phones",
            "停用的手机",
            "Phones cut off",
            phones.size(),
            phones.stream().map(Phone::name).toList()));
  }
}

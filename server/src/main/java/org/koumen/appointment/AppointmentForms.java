package org.koumen.appointment;

import java.util.ArrayList;
import java.util.List;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.koumen.platform.SettingForm.Flaw;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a jurisdiction decides about cards and appointments, as forms. */
@Configuration(proxyBeanMethods = false)
class AppointmentForms {

  @Bean
  SettingForm<VisitingHours> hoursForm() {
    return new SettingForm<>(
        VisitingHours.SETTING,
        "可预约的走访时间",
        "Times a visit can be booked",
        "住户用走访联系卡约时间时看到的时段；网格团队可以另定自己的时段。开始和结束填成一样，就不开放这一段。",
        "What households may choose from with their contact card; a grid's team may have its own."
            + " Equal begin and end offer nothing.",
        List.of(
            SettingField.time("dayOpens", "工作日白天从", "Working days from"),
            SettingField.time("dayCloses", "工作日白天到", "Working days until"),
            SettingField.time("eveningOpens", "工作日晚上从", "Evenings from"),
            SettingField.time("eveningCloses", "工作日晚上到", "Evenings until"),
            SettingField.time("weekendOpens", "周末和节假日从", "Days off from"),
            SettingField.time("weekendCloses", "周末和节假日到", "Days off until"),
            SettingField.number("minutes", "每个时段（分钟）", "Length of one (minutes)", 15, 240),
            SettingField.number("atOnce", "同一时段每个网格最多约几户", "Households at once in a grid", 0, 50),
            SettingField.number("noticeHours", "至少提前几小时", "Hours before at least", 0, 168),
            SettingField.number("days", "最多提前几天", "Days ahead at most", 1, 60)),
        (before, after) -> {
          List<Flaw> flaws = new ArrayList<>();
          if (after.dayCloses().isBefore(after.dayOpens())) {
            flaws.add(new Flaw("dayCloses", "工作日白天的结束早于开始", "Working days end before they begin"));
          }
          if (after.eveningCloses().isBefore(after.eveningOpens())) {
            flaws.add(new Flaw("eveningCloses", "晚上的结束早于开始", "Evenings end before they begin"));
          }
          if (after.weekendCloses().isBefore(after.weekendOpens())) {
            flaws.add(new Flaw("weekendCloses", "周末的结束早于开始", "Days off end before they begin"));
          }
          return flaws;
        });
  }

  @Bean
  SettingForm<CardRules> cardForm() {
    return new SettingForm<>(
        CardRules.SETTING,
        "走访联系卡",
        "Contact cards",
        "联系卡的有效期、约好没去怎么算、几次没人改约晚间或周末，以及输错查询码的限制。",
        "How long cards hold, when an appointment counts as missed, after how many closed doors"
            + " other times are proposed, and how many wrong codes are let pass.",
        List.of(
            SettingField.number("cardDays", "联系卡有效期（天）", "A card holds (days)", 7, 366),
            SettingField.number("missedAfter", "约定时间过后几小时算失约", "Missed after (hours)", 1, 168),
            SettingField.number(
                "proposeAfter", "连续几次没人，建议改约", "Propose other times after (doors)", 2, 20),
            SettingField.number("wrongCodes", "一刻钟内一张卡最多输错几次", "Wrong codes for a card", 3, 100),
            SettingField.number("questions", "一刻钟内一个地址最多查几次", "Questions of an address", 5, 1000)));
  }
}

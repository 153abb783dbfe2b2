package org.koumen.request;

import java.util.List;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a jurisdiction decides about its requests, as forms. */
@Configuration(proxyBeanMethods = false)
class RequestForms {
  @Bean
  SettingForm<TimeClass.Terms> emergencyTermsForm() {
    return terms(TimeClass.EMERGENCY, "时限：特急（爆管一类）", "Terms: emergencies");
  }

  @Bean
  SettingForm<TimeClass.Terms> urgentTermsForm() {
    return terms(TimeClass.URGENT, "时限：紧急", "Terms: urgent");
  }

  @Bean
  SettingForm<TimeClass.Terms> ordinaryTermsForm() {
    return terms(TimeClass.ORDINARY, "时限：一般", "Terms: ordinary");
  }

  @Bean
  SettingForm<TimeClass.Terms> complexTermsForm() {
    return terms(TimeClass.COMPLEX, "时限：复杂", "Terms: complex");
  }

  private static SettingForm<TimeClass.Terms> terms(TimeClass of, String zh, String en) {
    return new SettingForm<>(
        of.setting(),
        zh,
        en,
        "写法：30m 是 30 分钟，24h 是 24 小时，5wd 是 5 个工作日，15d 是 15 天。已经承诺的期限不变。",
        "30m are minutes, 24h hours, 5wd working days, 15d days. Promises already made stay.",
        List.of(
            SettingField.text("answer", "多久内首次回应", "First answer within", 8),
            SettingField.text("acceptance", "多久内受理交办", "In somebody's hands within", 8),
            SettingField.text("settlement", "交办后多久内办结", "Settled after that within", 8)));
  }

  @Bean
  SettingForm<Ladder> ladderForm() {
    return new SettingForm<>(
        Ladder.SETTING,
        "催办与升级",
        "Reminders and escalation",
        "按整个时限的百分比：到 100% 即超期，提醒承办单位负责人。",
        "In percent of the whole term; at 100 it is overdue and the head of the unit is told.",
        List.of(
            SettingField.number("remind", "到多少时提醒承办人", "Whoever has it is reminded at", 10, 99),
            SettingField.number("supervisor", "到多少时升级到督办", "The supervisor is told at", 101, 300),
            SettingField.number("leader", "到多少时升级到领导", "The leader is told at", 102, 500)));
  }

  @Bean
  SettingForm<Procedures.Choice> procedureForm() {
    return new SettingForm<>(
        Procedures.Choice.SETTING,
        "诉求流程",
        "Procedure of requests",
        "只影响新的诉求；在办的按开始时的流程走完。信访事项固定走信访流程。",
        "Holds for new requests; those on their way keep theirs. Petitions follow their own.",
        List.of(
            SettingField.choice(
                "usual",
                "采用",
                "Follows",
                List.of(
                    new SettingField.Option("five-slips", "五单闭环", "Five slips"),
                    new SettingField.Option("four-slips", "四单制", "Four slips")))));
  }

  @Bean
  SettingForm<CallScript> callScriptForm() {
    return new SettingForm<>(
        CallScript.SETTING,
        "回访时问什么",
        "What is asked when calling back",
        "回访的人照着念；是否解决、打几颗星总会问，不用写在这里。答案随这次回访保存，改了问题不影响以前的。",
        "Read out by whoever calls. Whether it is solved and how many stars is always asked."
            + " Answers are kept with the questions as they were.",
        List.of(
            SettingField.lines("questions", "问题（每行一个）", "Questions, one a line", 10)
                .note("最多 10 个，每个不超过 100 字。", "At most 10 of up to 100 characters.")));
  }

  @Bean
  SettingForm<FollowGate.Limits> followLimitsForm() {
    return new SettingForm<>(
        FollowGate.Limits.SETTING,
        "查询诉求的次数限制",
        "Limits of following a request",
        "居民凭编号和查询码查看进展；限制次数是为了防止有人试码。",
        "Residents follow a request by number and code; limits keep others from guessing codes.",
        List.of(
            SettingField.number("wrongCodes", "一个编号最多输错几次", "Wrong codes for one number", 3, 100),
            SettingField.number("questions", "一个地址最多查询几次", "Questions of one address", 10, 10_000),
            SettingField.number("minutes", "在几分钟之内", "Within minutes", 1, 120)));
  }

  @Bean
  SettingForm<ReportGate.Limits> reportLimitsForm() {
    return new SettingForm<>(
        ReportGate.Limits.SETTING,
        "网上反映的次数限制",
        "Limits of reporting on the web",
        "居民不用注册就能反映；限制次数是为了防止有人用程序刷。同一网络的多部手机可能共用一个地址。",
        "Residents report without an account; limits keep programs out. Phones of one network may"
            + " share an address.",
        List.of(
            SettingField.number("reports", "一个地址最多反映几件", "Reports of one address", 1, 10_000),
            SettingField.number("searches", "一个地址最多查找几次", "Look-ups of one address", 30, 100_000),
            SettingField.number("minutes", "在几分钟之内", "Within minutes", 1, 1440)));
  }
}

package org.koumen.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingForm;
import org.koumen.platform.SettingForm.Flaw;
import org.koumen.registry.sql.CareTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a jurisdiction decides about its registry, as forms. */
@Configuration(proxyBeanMethods = false)
class RegistryForms {
  /** Changes of health are recorded as a need of this kind. */
  private static final String HEALTH = "health";

  @Bean
  SettingForm<RegistrySettings.AgeBandStarts> ageBandsForm() {
    return new SettingForm<>(
        RegistrySettings.AGE_BANDS,
        "年龄段",
        "Age bands",
        "人口统计和筛选用的年龄段；改动后，过去任何一天的统计也按新的年龄段算。",
        "Bands that people are counted and filtered by; figures of past days follow them too.",
        List.of(
            SettingField.numbers("starts", "各段从几岁开始", "First ages", 0, 120)
                .note("从 0 开始；最后一段没有上限", "From 0 upwards; the last band has no end")),
        (before, after) ->
            after.starts().getFirst() == 0
                ? List.of()
                : List.of(new Flaw("starts", "第一段要从 0 岁开始", "The first band begins at 0")));
  }

  @Bean
  SettingForm<Catalogue> careCategoriesForm(CareTable care) {
    return new SettingForm<>(
        RegistrySettings.CARE_CATEGORIES,
        "重点服务类别",
        "Who is under care",
        "哪些人和家庭列为重点服务。改名后，已列入的一起改名；不再使用的请停用。",
        "Whom the care list knows. A new label holds for all; retire what is no longer used.",
        List.of(SettingField.terms("terms", "类别", "Categories", Catalogue.MOST)),
        (before, after) -> removed(before, after, care::categoriesInUse));
  }

  @Bean
  SettingForm<Catalogue> needKindsForm(CareTable care) {
    return new SettingForm<>(
        RegistrySettings.NEED_KINDS,
        "需求类别",
        "Kinds of needs",
        "住户可能需要什么帮助。改名后，已记录的一起改名；不再使用的请停用。",
        "What help may be needed. A new label holds for all; retire what is no longer used.",
        List.of(SettingField.terms("terms", "类别", "Kinds", Catalogue.MOST)),
        (before, after) -> {
          List<Flaw> flaws = removed(before, after, care::needKindsInUse);
          if (!after.has(HEALTH)) {
            flaws.add(
                new Flaw(
                    "terms",
                    "“健康”变动要用代码为 health 的类别，可以改名，不能删除或停用",
                    "Changes of health need the kind health; rename it, but keep it on offer"));
          }
          return flaws;
        });
  }

  /** Terms that files still name must keep a label. */
  private static List<Flaw> removed(
      Catalogue before, Catalogue after, Function<Set<String>, Set<String>> inUse) {
    Set<String> gone = new HashSet<>(before.codes());
    gone.removeAll(after.codes());
    List<Flaw> flaws = new ArrayList<>();
    Set<String> used = gone.isEmpty() ? Set.of() : inUse.apply(gone);
    for (Catalogue.Term term : before.terms()) {
      if (used.contains(term.code())) {
        flaws.add(
            new Flaw(
                "terms",
                "“%s”在档案里用过，不能删除，请改为停用".formatted(term.zh()),
                "“%s” stands in files: retire it instead of removing it".formatted(term.en())));
      }
    }
    return flaws;
  }
}

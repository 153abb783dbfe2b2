package org.koumen.workforce;

import java.util.Arrays;
import java.util.List;
import org.koumen.platform.SettingField;
import org.koumen.platform.SettingField.Option;
import org.koumen.platform.SettingForm;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a jurisdiction decides about its grid teams, as a form. */
@Configuration(proxyBeanMethods = false)
class WorkforceForms {
  @Bean
  SettingForm<WantedPosts> wantedPostsForm() {
    return new SettingForm<>(
        WantedPosts.SETTING,
        "网格必备岗位",
        "Posts of a grid team",
        "每个网格都要有人担任的岗位；没有人的会在首页提示缺岗。",
        "Posts that somebody must hold in every grid; gaps are shown on the first page.",
        List.of(
            SettingField.choices(
                "posts",
                "岗位",
                "Posts",
                Arrays.stream(PostKind.values())
                    .map(kind -> new Option(kind.code(), kind.zh(), kind.en()))
                    .toList())));
  }
}

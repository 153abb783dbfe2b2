package org.koumen.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.ForeignPictures;
import org.koumen.platform.KoumenProperties;
import org.koumen.platform.Problem;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who gets in at the door. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {
  static {
    // Handed in by the interceptor, never sent by a client.
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Actor.class, Scope.class)
        .replaceWithClass(JsonNode.class, Object.class);
  }

  private final AccessInterceptor interceptor = new AccessInterceptor();

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(interceptor);
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(interceptor);
  }

  /** Keeps the framework from inventing a default account. */
  @Bean
  UserDetailsService noDefaultAccount() {
    return login -> {
      throw new UsernameNotFoundException("accounts sign in through /api/session");
    };
  }

  /**
   * Requests are measured as a whole; measuring each filter of the chain by itself took a sixth of
   * the time of a short request.
   */
  @Bean
  SecurityObservationSettings filtersAreNotMeasured() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityFilterChain door(
      HttpSecurity http,
      SignInDesk desk,
      JsonMapper json,
      KoumenProperties properties,
      ObjectProvider<ClientRegistrationRepository> providers,
      ObjectProvider<ForeignPictures> pictures,
      ObjectProvider<StrangersFiles> strangersFiles)
      throws Exception {
    ProblemWriter problems = new ProblemWriter(json);
    http.authorizeHttpRequests(
            rules ->
                rules
                    // Endpoints of the program name their permission; see AccessInterceptor.
                    .requestMatchers("/api/**")
                    .permitAll()
                    .requestMatchers("/actuator/health", "/actuator/health/**")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .access(
                        (authentication, context) ->
                            new AuthorizationDecision(
                                mayMonitor(authentication.get(), context.getRequest(), properties)))
                    .requestMatchers("/v3/**")
                    .permitAll()
                    .anyRequest()
                    .permitAll())
        .csrf(csrf -> csrf.spa())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.IF_REQUIRED))
        .securityContext(
            context ->
                context.securityContextRepository(
                    new org.springframework.security.web.context
                        .RequestAttributeSecurityContextRepository()))
        .requestCache(cache -> cache.disable())
        .formLogin(form -> form.disable())
        .httpBasic(basic -> basic.disable())
        .logout(logout -> logout.disable())
        .headers(
            headers ->
                headers
                    .addHeaderWriter(new ContentPolicy(pictures))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
        .addFilterBefore(new SessionFilter(desk), UsernamePasswordAuthenticationFilter.class)
        .addFilterAfter(new BodyLimit(problems, strangersFiles), SessionFilter.class)
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(
                        (request, response, problem) ->
                            problems.write(Problem.SIGN_IN_NEEDED, Map.of(), request, response))
                    .accessDeniedHandler(
                        (request, response, problem) ->
                            problems.write(
                                problem instanceof CsrfException
                                    ? Problem.CSRF
                                    : Problem.NO_PERMISSION,
                                Map.of(),
                                request,
                                response)));
    if (providers.getIfAvailable() != null) {
      http.oauth2Login(login -> login.loginPage("/desk/sign-in").successHandler(oidcSuccess(desk)));
    }
    return http.build();
  }

  /** A monitoring system with the configured token, or somebody who may change settings. */
  private static boolean mayMonitor(
      @Nullable Authentication authentication,
      HttpServletRequest request,
      KoumenProperties properties) {
    String token = properties.metricsToken();
    String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (token != null && shown != null) {
      return MessageDigest.isEqual(
          ("Bearer " + token).getBytes(StandardCharsets.UTF_8),
          shown.getBytes(StandardCharsets.UTF_8));
    }
    return authentication != null
        && authentication.getPrincipal() instanceof Actor actor
        && actor.may(Permission.SETTINGS_WRITE);
  }

  private static AuthenticationSuccessHandler oidcSuccess(SignInDesk desk) {
    return (request, response, authentication) -> {
      String subject =
          authentication.getPrincipal() instanceof OidcUser user
              ? user.getIssuer() + "#" + user.getSubject()
              : "";
      var token = desk.signInByOidc(subject, request.getHeader("User-Agent"));
      token.ifPresent(
          value ->
              response.addHeader(
                  "Set-Cookie", SessionFilter.cookie(value, request.isSecure()).toString()));
      var transientSession = request.getSession(false);
      if (transientSession != null) {
        transientSession.invalidate();
      }
      response.sendRedirect(token.isPresent() ? "/desk/" : "/desk/sign-in?unlinked");
    };
  }
}

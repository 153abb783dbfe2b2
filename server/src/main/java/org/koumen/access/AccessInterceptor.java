package org.koumen.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.koumen.platform.Problem;
import org.koumen.platform.Refusal;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Opens an endpoint of this program to whom its annotation names: {@link Needs}, {@link SignedIn}
 * or {@link Open}. An endpoint that names nothing stays closed. Hands {@link Actor} and {@link
 * Scope} to the endpoint.
 */
final class AccessInterceptor implements HandlerInterceptor, HandlerMethodArgumentResolver {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)
        || !method.getBeanType().getName().startsWith("org.koumen.")
        || method.hasMethodAnnotation(Open.class)) {
      return true;
    }
    Actor actor = actor().orElseThrow(() -> new Refusal(Problem.SIGN_IN_NEEDED));
    Needs needs = method.getMethodAnnotation(Needs.class);
    boolean allowed =
        needs == null
            ? method.hasMethodAnnotation(SignedIn.class)
            : Arrays.stream(needs.value()).anyMatch(permission -> holds(actor, permission));
    if (!allowed) {
      throw new Refusal(Problem.NO_PERMISSION);
    }
    return true;
  }

  /** Settings hold for everybody, so only who may change them for the whole may change them. */
  private static boolean holds(Actor actor, Permission permission) {
    return permission == Permission.SETTINGS_WRITE
        ? actor.may(permission, "")
        : actor.may(permission);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Actor.class
        || parameter.getParameterType() == Scope.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Actor actor = actor().orElseThrow(() -> new Refusal(Problem.SIGN_IN_NEEDED));
    if (parameter.getParameterType() == Actor.class) {
      return actor;
    }
    Needs needs = parameter.getMethodAnnotation(Needs.class);
    return needs == null ? Scope.nowhere() : actor.scope(needs.value());
  }

  private static Optional<Actor> actor() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Actor actor
        ? Optional.of(actor)
        : Optional.empty();
  }
}

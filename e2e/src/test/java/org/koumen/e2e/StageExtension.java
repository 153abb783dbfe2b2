package org.koumen.e2e;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Sets the {@link Stage} of a story and clears it afterwards. */
final class StageExtension implements ParameterResolver, AfterTestExecutionCallback {

  private static final Namespace OURS = Namespace.create(StageExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stage.class;
  }

  @Override
  public Stage resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var run = context.getRoot().getStore(OURS);
    var provider = run.computeIfAbsent(Provider.class, key -> Provider.start(), Provider.class);
    var program = run.computeIfAbsent(Program.class, key -> Program.start(provider), Program.class);
    var chromium = run.computeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
    var stage = new Stage(program.address(), provider, chromium, context.getRequiredTestClass());
    context.getStore(OURS).put(Stage.class, stage);
    return stage;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    var stage = context.getStore(OURS).remove(Stage.class, Stage.class);
    if (stage == null) {
      return;
    }
    if (context.getExecutionException().isPresent()) {
      stage.keepWhatWasSeen();
      stage.close();
    } else {
      stage.close();
      stage.failOnComplaints();
    }
  }
}

package dk.fristvagt.containers;

import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips where the engine lacks an image, and says which; nothing is fetched. */
final class WithAllImages implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    List<String> missing = Images.missing(Images::isHere);
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("the engine has all images");
    }
    String why = "the engine has no " + missing + "; see compose/init and docs/install.md";
    if (context.getTestMethod().isEmpty()) {
      System.err.println("!!! SKIPPED: the images together: " + why);
    }
    return ConditionEvaluationResult.disabled(why);
  }
}

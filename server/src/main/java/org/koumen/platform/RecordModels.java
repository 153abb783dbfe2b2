package org.koumen.platform;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Says in the API description what the records say in Java: a component is there unless it is
 * {@code @Nullable}, and then it may be null. A nested record bears the name of what it is nested
 * in, so that no two share one.
 */
@Component
@ConditionalOnProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
class RecordModels extends ModelResolver {
  RecordModels(ObjectMapperProvider mappers) {
    super(mappers.jsonMapper(), new Names());
    openapi31(true);
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Schema<?> schema = super.resolve(type, context, chain);
    JavaType java = _mapper.constructType(type.getType());
    if (schema != null && java.getRawClass().isRecord()) {
      Schema<?> model = schema;
      if (schema.get$ref() != null) {
        String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
        model = context.getDefinedModels().get(name);
      }
      if (model != null && model.getProperties() != null) {
        describe(java.getRawClass(), model);
      }
    }
    return schema;
  }

  @SuppressWarnings("rawtypes") // swagger's model is raw
  private static void describe(Class<?> type, Schema<?> model) {
    Map<String, Schema> properties = model.getProperties();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Schema<?> property = properties.get(component.getName());
      if (property == null) {
        continue;
      }
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      } else if (property.getTypes() != null) {
        Set<String> types = new LinkedHashSet<>(property.getTypes());
        types.add("null");
        property.setTypes(types);
      } else if (property.get$ref() != null) {
        properties.put(component.getName(), orNull(property));
      }
    }
    model.setRequired(required.isEmpty() ? null : required);
  }

  /** A reference has no type of its own that could be null. */
  private static Schema<?> orNull(Schema<?> reference) {
    Schema<?> nothing = new Schema<>(SpecVersion.V31);
    nothing.addType("null");
    return new Schema<>(SpecVersion.V31).oneOf(List.of(reference, nothing));
  }

  /** {@code SessionEndpoint.Me} becomes {@code SessionMe}. */
  private static final class Names extends TypeNameResolver {
    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
      String own = super.nameForClass(type, options);
      Class<?> around = type.getEnclosingClass();
      return around == null
          ? own
          : around.getSimpleName().replaceAll("(Endpoint|Desk|Table|Directory)$", "") + own;
    }
  }
}

package dk.fristvagt.rules.catalogue.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dk.fristvagt.rules.fact.FieldType;
import java.util.Optional;

/** The types of a scope's variables, as the CEL checker knows them. */
final class ScopeTypes implements CelTypeProvider {

  private final ImmutableList<CelType> types;

  ScopeTypes(Scope scope) {
    ImmutableList.Builder<CelType> builder = ImmutableList.builder();
    builder.add(struct(Scope.EVENT, scope.event()));
    if (scope.start() != null) {
      builder.add(struct(Scope.START, scope.start()));
    }
    types = builder.build();
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return types;
  }

  @Override
  public Optional<CelType> findType(String typeName) {
    return types.stream().filter(type -> type.name().equals(typeName)).findFirst();
  }

  /** The type of {@code event} or {@code start}. */
  CelType of(String variable) {
    return findType(typeName(variable)).orElseThrow();
  }

  private static StructType struct(String variable, EventShape shape) {
    ImmutableMap.Builder<String, CelType> builder = ImmutableMap.builder();
    for (String name : shape.fieldNames()) {
      builder.put(name, celType(shape.field(name).orElseThrow()));
    }
    ImmutableMap<String, CelType> fields = builder.buildOrThrow();
    return StructType.create(
        typeName(variable), fields.keySet(), name -> Optional.ofNullable(fields.get(name)));
  }

  private static String typeName(String variable) {
    return "fristvagt." + variable;
  }

  private static CelType celType(FieldType type) {
    if (type instanceof FieldType.Flag) {
      return SimpleType.BOOL;
    }
    if (type instanceof FieldType.Count) {
      return SimpleType.INT;
    }
    if (type instanceof FieldType.ChoiceByName) {
      return MapType.create(SimpleType.STRING, SimpleType.STRING);
    }
    return SimpleType.STRING;
  }
}

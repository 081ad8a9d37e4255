package dk.fristvagt.app.config;

import java.util.ArrayList;
import java.util.List;

/** The settings of {@code registry}. */
final class RegistryKeys {

  static final Setting<String> URL =
      Setting.of(
              "registry.url", SettingTypes.URLS, "The schema registry; several are tried in turn.")
          .withVariable("FRISTVAGT_SCHEMA_REGISTRY_URL")
          .withOption("--schema-registry-url");
  static final Setting<String> USERNAME =
      Setting.of("registry.username", SettingTypes.TEXT, "For basic authentication.");
  static final Setting<Secret> PASSWORD =
      Setting.of("registry.password", SettingTypes.SECRET, "For basic authentication.");
  static final Setting<Boolean> AUTO_REGISTER =
      Setting.of(
              "registry.auto-register",
              SettingTypes.FLAG,
              "Whether schemas that the registry does not know yet are registered on first use.")
          .withBuiltIn("true");
  static final TlsKeys TLS = TlsKeys.below("registry.tls", "the registry");

  private RegistryKeys() {}

  static List<Setting<?>> all() {
    List<Setting<?>> all = new ArrayList<>(List.of(URL, USERNAME, PASSWORD, AUTO_REGISTER));
    all.addAll(TLS.all());
    return all;
  }
}

/** Rule catalogues as YAML files: read, checked as a whole, and turned into the model. */
package dk.fristvagt.rules.catalogue.yaml;

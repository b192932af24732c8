package org.countersign.gateway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.validation.Validation;
import java.util.LinkedHashMap;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;

/** Binds a configuration record as the application does at its start. */
public record Binding<T>(String prefix, Class<T> type) {

    /** From keys and values in turn. */
    public T of(String... keysAndValues) {
        var properties = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.put(prefix + "." + keysAndValues[i], keysAndValues[i + 1]);
        }
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            var handler = new ValidationBindHandler(new SpringValidatorAdapter(factory.getValidator()));
            return new Binder(new MapConfigurationPropertySource(properties))
                    .bindOrCreate(prefix, Bindable.of(type), handler);
        }
    }

    /** What the start would say. */
    public String refusalOf(String key, String value) {
        var refusal = catchThrowable(() -> of(key, value));
        assertThat(refusal).as(key + "=" + value).isNotNull();
        return refusal.toString();
    }
}

package org.countersign.acceptance.behaviour;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/** A test class whose constructor gets the {@link RunningLedger}: all its tests run on the dev-ledger, and on Fabric where that is. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("system")
@Tag("slow")
@ParameterizedClass(name = "on {0}", autoCloseArguments = false)
@ArgumentsSource(RunningLedgers.class)
public @interface OnEachLedger {}

package org.earmark.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;

/** A call of a method by its name, for libraries that this module does not depend on. */
final class CallTo extends DescribedPredicate<JavaMethodCall> {
    private final String owner;
    private final String method;

    CallTo(String owner, String method) {
        super("call to %s.%s", owner, method);
        this.owner = owner;
        this.method = method;
    }

    @Override
    public boolean test(JavaMethodCall call) {
        return call.getTargetOwner().getName().equals(owner)
                && call.getTarget().getName().equals(method);
    }
}

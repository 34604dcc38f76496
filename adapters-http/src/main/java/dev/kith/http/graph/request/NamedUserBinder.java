package dev.kith.http.graph.request;

import dev.kith.http.graph.caller.GraphCaller;
import dev.kith.http.graph.problem.Problems;
import dev.kith.http.wire.input.FormParameter;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads users in paths. It decodes the path itself, because the framework takes a plus for a space. */
@Singleton
final class NamedUserBinder implements AnnotatedRequestArgumentBinder<PathUser, NamedUser> {

    @Override
    public Class<PathUser> getAnnotationType() {
        return PathUser.class;
    }

    @Override
    public BindingResult<NamedUser> bind(ArgumentConversionContext<NamedUser> context, HttpRequest<?> request) {
        NamedUser user = NamedUser.parse(
                text(
                        request,
                        context.getAnnotationMetadata()
                                .stringValue(PathUser.class)
                                .orElseThrow()),
                GraphCaller.of(request));
        return () -> Optional.of(user);
    }

    private static String text(HttpRequest<?> request, String name) {
        String raw = RouteAttributes.getRouteInfo(request)
                .filter(UriRouteInfo.class::isInstance)
                .map(route -> ((UriRouteInfo<?, ?>) route).getUriMatchTemplate())
                .flatMap(template -> template.match(request.getPath()))
                .map(match -> match.getVariableValues().get(name))
                .orElseThrow()
                .toString();
        try {
            return FormParameter.percentDecode(raw);
        } catch (IllegalArgumentException e) {
            throw Problems.invalidReference(raw);
        }
    }
}

using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Services.Wire;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>The Query protocol: POST of a form with the operation in Action, whatever the path.</summary>
internal sealed class QueryRoute(string action) : OperationRoute
{
    private static readonly Dictionary<string, string> NoLabels = new(StringComparer.Ordinal);

    internal string Action => action;

    internal override int Length => 0;

    internal override IReadOnlyDictionary<string, string>? Match(IncomingRequest request)
    {
        if (!QueryProtocol.Speaks(request)) return null;
        string[] form = QueryProtocol.FormOf(request).Split('&');
        return form.Contains($"Action={action}") && form.Contains($"Version={QueryProtocol.Version}") ? NoLabels : null;
    }
}

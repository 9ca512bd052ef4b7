using System;
using System.Collections.Generic;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>Recognises the requests of one operation.</summary>
internal abstract class OperationRoute
{
    /// <summary>How many segments of the path are the route's own: the longest match wins.</summary>
    internal abstract int Length { get; }

    /// <summary>The decoded labels of the path when the request is this operation; null when it is not.</summary>
    internal abstract IReadOnlyDictionary<string, string>? Match(IncomingRequest request);
}

/// <summary>rest-json: a method and a path template such as <c>/virtualclusters/{virtualClusterId}</c>.</summary>
internal sealed class RestRoute(string method, string template) : OperationRoute
{
    private readonly string[] _parts = UriPath.Segments(template);

    internal string Method => method;

    internal string Template => template;

    internal override int Length => _parts.Length;

    private bool IsLabel(int part) => _parts[part].StartsWith('{');

    internal override IReadOnlyDictionary<string, string>? Match(IncomingRequest request)
    {
        // A custom endpoint may have a base path in front, as a reverse proxy has: the template is matched at the end.
        int offset = request.Segments.Length - _parts.Length;
        if (offset < 0 || !request.Is(method)) return null;
        for (int i = 0; i < _parts.Length; i++)
        {
            if (!IsLabel(i) && !string.Equals(_parts[i], request.Segments[offset + i], StringComparison.Ordinal)) return null;
        }

        Dictionary<string, string> labels = new(StringComparer.Ordinal);
        for (int i = 0; i < _parts.Length; i++)
        {
            if (IsLabel(i)) labels[_parts[i].Trim('{', '}')] = IncomingRequest.Decode(request.Segments[offset + i]);
        }

        return labels;
    }
}

/// <summary>AWS JSON: POST with the operation in the header X-Amz-Target, whatever the path.</summary>
internal sealed class TargetRoute(string target) : OperationRoute
{
    private static readonly Dictionary<string, string> NoLabels = new(StringComparer.Ordinal);

    internal string Target => target;

    internal override int Length => 0;

    internal override IReadOnlyDictionary<string, string>? Match(IncomingRequest request) =>
        request.Is("POST") && string.Equals(request.Header("x-amz-target"), target, StringComparison.Ordinal)
            ? NoLabels
            : null;
}

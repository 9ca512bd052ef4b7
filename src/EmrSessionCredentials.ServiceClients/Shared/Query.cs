using System;
using System.Collections.Generic;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Util;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>
/// Puts members of a rest-json request into its query. What is not set is not sent; AWSSDK.Core sorts and encodes the
/// rest.
/// </summary>
internal static class Query
{
    internal static void AddQuery(this IRequest http, string name, string? value)
    {
        if (value is not null)
            http.Parameters.Add(name, value);
    }

    internal static void AddQuery(this IRequest http, string name, int? value)
    {
        if (value is int number)
            http.Parameters.Add(name, StringUtils.FromInt(number));
    }

    internal static void AddQuery(this IRequest http, string name, bool? value)
    {
        if (value is bool flag)
            http.Parameters.Add(name, flag ? "true" : "false");
    }

    /// <summary>ISO 8601 in UTC. A time without a zone is local, as everywhere in AWSSDK.Core.</summary>
    internal static void AddQuery(this IRequest http, string name, DateTime? value)
    {
        if (value is DateTime moment)
            http.Parameters.Add(name, StringUtils.FromDateTimeToISO8601WithOptionalMs(moment));
    }

    /// <summary>The name once for each value: <c>states=A&amp;states=B</c>.</summary>
    internal static void AddQuery(this IRequest http, string name, List<string>? values)
    {
        if (values is { Count: > 0 })
            http.ParameterCollection.Add(name, values);
    }
}

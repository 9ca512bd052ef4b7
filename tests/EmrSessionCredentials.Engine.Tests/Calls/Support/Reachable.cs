using System;
using System.Collections;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Text;
using Amazon.Runtime.Internal.Transform;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>
/// Everything that somebody can read who holds an object: its text, its public members and theirs, a response's body.
/// </summary>
internal static class Reachable
{
    private const int Depth = 8;

    internal static string TextOf(object root)
    {
        StringBuilder text = new();
        Collect(root, Depth, new HashSet<object>(ReferenceEqualityComparer.Instance), text);
        return text.ToString();
    }

    private static void Collect(object? value, int depth, HashSet<object> seen, StringBuilder text)
    {
        if (value is null || depth == 0 || (!value.GetType().IsValueType && !seen.Add(value)))
            return;
        text.Append(value).Append('\n');
        if (value is IHttpResponseBody body)
            text.Append(BodyOf(body));
        if (value is string or MemberInfo or Assembly || value.GetType().IsValueType)
            return;
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
                Collect(item, depth - 1, seen, text);
        }

        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.GetIndexParameters().Length == 0)
                Collect(ValueOf(property, value), depth - 1, seen, text);
        }
    }

    private static object? ValueOf(PropertyInfo property, object owner)
    {
        try
        {
            return property.GetValue(owner);
        }
        catch (TargetInvocationException e)
        {
            return e.InnerException?.Message;
        }
        catch (NotSupportedException e)
        {
            return e.Message;
        }
    }

    private static string BodyOf(IHttpResponseBody body)
    {
        try
        {
            using StreamReader reader = new(body.OpenResponse());
            return reader.ReadToEnd();
        }
        catch (ObjectDisposedException)
        {
            return "";
        }
    }
}

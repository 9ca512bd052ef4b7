using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>Kernels in memory, for each endpoint apart.</summary>
internal sealed class Kernels(TimeProvider time)
{
    /// <summary>How many kernels an endpoint has; one more ends the oldest.</summary>
    private const int Capacity = 1_000;

    private const string Default = "python3";
    private readonly Lock _lock = new();
    private readonly NewestMap<TokenTarget, OrderedDictionary<string, Kernel>> _byEndpoint = new();

    /// <param name="endpoint">Whose kernels.</param>
    /// <param name="request">Method and body.</param>
    /// <param name="path">What follows <c>api/kernels</c>: nothing, or a kernel's id and what is asked of it.</param>
    internal Reply Answer(TokenTarget endpoint, IncomingRequest request, string[] path)
    {
        if (Allowed(path) is not string[] allowed) return GatewayReply.NotFound();
        if (!allowed.Contains(request.Method, StringComparer.Ordinal))
            return GatewayReply.WrongMethod(string.Join(", ", allowed));
        lock (_lock)
        {
            OrderedDictionary<string, Kernel> kernels =
                _byEndpoint.GetOrAdd(endpoint, () => new OrderedDictionary<string, Kernel>(StringComparer.Ordinal));
            foreach (Kernel ended in kernels.Values.Where(k => k.IsShutDown).ToList()) kernels.Remove(ended.Id);
            if (path is not [string id, ..])
            {
                return request.Is("POST")
                    ? Create(kernels, request)
                    : Reply.Json(200, new JsonArray([.. kernels.Values.Select(k => k.Describe())]));
            }

            return kernels.TryGetValue(id, out Kernel? kernel)
                ? One(kernel, request, path.ElementAtOrDefault(1))
                : GatewayReply.Problem(404, "Not Found", $"Kernel does not exist: {id}");
        }
    }

    /// <summary>The methods that a path has; null when there is no such path.</summary>
    private static string[]? Allowed(string[] path) => path switch
    {
        [] => ["GET", "POST"],
        [_] => ["GET", "DELETE"],
        [_, "interrupt" or "restart"] => ["POST"],
        [_, "channels"] => ["GET"],
        _ => null,
    };

    private static Reply One(Kernel kernel, IncomingRequest request, string? action)
    {
        switch (action)
        {
            case null when request.Is("DELETE"):
                kernel.ShutDown();
                return Reply.Empty(204);
            case null:
                return Reply.Json(200, kernel.Describe());
            case "interrupt":
                return Reply.Empty(204);
            case "restart":
                kernel.Restart();
                return Reply.Json(200, kernel.Describe());
            default:
                return request.IsWebSocket
                    ? Reply.Empty(101) with { Conversation = context => new KernelConnection(kernel, context).TalkAsync() }
                    : GatewayReply.Problem(400, "Bad Request", "Can \"Upgrade\" only to \"WebSocket\".");
        }
    }

    private Reply Create(OrderedDictionary<string, Kernel> kernels, IncomingRequest request)
    {
        string? name = Name(request);
        if (name is null) return GatewayReply.Problem(400, "Bad Request", "Invalid JSON in body of request");
        if (KernelSpecs.Language(name) is not string language)
            return GatewayReply.Problem(404, "Not Found", $"Kernel specification '{name}' does not exist.");
        if (kernels.Count == Capacity)
        {
            kernels.GetAt(0).Value.ShutDown();
            kernels.RemoveAt(0);
        }

        Kernel kernel = new(name, language, time);
        kernels[kernel.Id] = kernel;
        return Reply.Json(201, kernel.Describe()).With("Location", $"/api/kernels/{kernel.Id}");
    }

    /// <summary>
    /// The kernel that is asked for, the default one when the body names none; null when the body is not valid.
    /// </summary>
    private static string? Name(IncomingRequest request)
    {
        if (request.Wire.Body.IsEmpty) return Default;
        try
        {
            return CallerJson.Parse(request.Wire.Body.Span) is not JsonObject body ? null
                : body["name"] is not JsonNode name ? Default
                : name.GetValue<string>();
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            return null;
        }
    }
}

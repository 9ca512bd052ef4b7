using Amazon.Runtime;

namespace Amazon.EMRContainers;

/// <summary>What all requests to Amazon EMR on EKS have in common.</summary>
public abstract class AmazonEMRContainersRequest : AmazonWebServiceRequest;

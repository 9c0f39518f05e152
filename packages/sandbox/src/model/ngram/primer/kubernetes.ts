/** Prose about Kubernetes and GitOps, written for the generator to learn from. */
export const kubernetesPrimer = `
Kubernetes keeps the state of a cluster close to the state that its users have asked for.
A pod is the smallest thing that Kubernetes runs.
A node is a machine that runs pods.
A Service gives a stable name to a set of pods that come and go.
A namespace separates the objects of one team from the objects of another.
A controller watches objects and acts until the world looks as the objects say.
A watch is a long request that tells a client about every change as it happens.
A watch is much cheaper than asking for the whole list again and again.
Every object carries a resource version that changes with every write.
A client that writes with an old resource version gets a conflict and has to read again.
A list and a watch together give a client a copy of the state that stays up to date.
When a watch breaks, the client keeps what it knew, marks it as stale and starts again.
An empty list and a list that could not be read are two very different answers.
A role says what an account may do, and a role binding says which account has the role.
A request without a valid token is refused with 401.
A request with a valid token and without the right is refused with 403.
The account of the portal may read the fleet and may not change it.
The service proxy of the API server forwards a request to a Service in the cluster.
The service proxy is handy for trying a model and is not meant for production traffic.
Traffic for production should go through a gateway that belongs to the cluster.
A node claim asks the cloud for one more machine.
A node claim shows its progress as launched, registered and initialized.
A pod that cannot be placed is pending, and the scheduler writes an event that says why.
An image that cannot be pulled is a common reason for a pod that does not start.
A readiness probe decides whether a pod receives requests.
A startup probe gives a slow program the time that it needs before other probes count.
A finalizer keeps an object until somebody has cleaned up what belongs to it.
An object with a deletion timestamp is on its way out and waits for its finalizers.
Labels group objects, and annotations describe them.
An owner reference ties an object to the object that created it.
GitOps means that the desired state of a cluster lives in a Git repository.
With GitOps a change is a commit, a review is a pull request and a rollback is a revert.
Flux and Argo CD apply what is on the main branch and remove what is gone from it.
A pull request shows what will change before anything changes.
A reviewer sees the manifest, the owner and the purpose in one place.
After the pull request has been merged, the cluster follows within a short time.
A change that was made by hand in the cluster is called drift.
Drift is easy to find when the repository and the cluster are compared field by field.
Fields that controllers write must be left out of that comparison.
A kustomization lists the files that belong together.
The history of the repository answers who asked for a model, when and why.
A Secret should come from a store for secrets and not from a commit.
A token with few rights that lives for a short time does the least harm when it leaks.
Each cluster of a fleet can fail alone, and a good view keeps showing the others.
A cluster that does not answer is unreachable, and its data have an age.
Events in Kubernetes are kept for a short time, so a history has to be recorded elsewhere.
The scheduler places a pod on a node that has what the pod has requested.
A taint keeps ordinary pods away from an expensive node.
A toleration allows a pod to run on a node with a taint.
`;
